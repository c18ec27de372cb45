package main

import (
	"archive/zip"
	"sort"
	"strings"
	"time"
)

// zoneNames lists the zones that the API server would accept: what LoadLocation loads from Go's own data.
func zoneNames(zoneinfo string) []string {
	archive, err := zip.OpenReader(zoneinfo)
	check(err)
	defer archive.Close()

	var names []string
	for _, file := range archive.File {
		if strings.HasSuffix(file.Name, "/") {
			continue
		}
		_, err := time.LoadLocation(file.Name)
		check(err)
		names = append(names, file.Name)
	}
	sort.Strings(names)
	return names
}
