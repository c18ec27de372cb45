// Writes what Kubernetes' own cron library, robfig/cron v3.0.1, makes of many schedules; see README.md.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"runtime"
)

func main() {
	// The zones of this Go release, whatever the machine has: the same that a binary with time/tzdata carries.
	zoneinfo := filepath.Join(runtime.GOROOT(), "lib", "time", "zoneinfo.zip")
	check(os.Setenv("ZONEINFO", zoneinfo))

	writeLines("expressions.jsonl.gz", parsedExpressions())
	writeLines("zones.jsonl.gz", zoneNames(zoneinfo))
	writeLines("next-runs.jsonl.gz", nextRuns())
}

// writeLines writes one JSON value a line, in the same bytes at each run.
func writeLines[T any](name string, values []T) {
	var compressed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&compressed, gzip.BestCompression)
	check(err)
	lines := json.NewEncoder(zip)
	for _, value := range values {
		check(lines.Encode(value))
	}
	check(zip.Close())
	check(os.WriteFile(name, compressed.Bytes(), 0o644))
	log.Printf("%s: %d cases, %d bytes", name, len(values), compressed.Len())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
