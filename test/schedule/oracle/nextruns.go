package main

import (
	"fmt"
	"math/rand"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// nextRun is an expression, a zone, an instant in milliseconds, and the seconds from its whole second to the next run;
// null when there is none within five years.
type nextRun [4]any

// zones have every kind of change: by an hour, half an hour and two hours, at midnight and a minute after it, twice
// for Ramadan, a whole day, of the standard offset, daylight saving in winter; and offsets of 30 and 45 minutes.
var zones = strings.Fields("Etc/UTC Europe/Berlin Europe/Dublin America/New_York America/St_Johns America/Havana " +
	"America/Sao_Paulo America/Caracas America/Asuncion Atlantic/Azores Africa/Casablanca Africa/Cairo Asia/Gaza " +
	"Asia/Beirut Asia/Tehran Asia/Kathmandu Asia/Kolkata Asia/Pyongyang Australia/Lord_Howe Pacific/Chatham " +
	"Pacific/Apia Antarctica/Troll")

var (
	firstInstant = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	// Until here Go's and the runtime's databases are known to agree; rules for later years are guesses anyway.
	lastInstant = time.Date(2037, time.January, 1, 0, 0, 0, 0, time.UTC)
)

func nextRuns() []nextRun {
	random := rand.New(rand.NewSource(20250102))
	var cases []nextRun
	for _, zone := range zones {
		location, err := time.LoadLocation(zone)
		check(err)
		for _, change := range changesOf(location) {
			cases = append(cases, runsAround(random, zone, change.In(location))...)
		}
	}
	for _, expression := range legalExpressions(random, 3000) {
		for range 5 {
			zone, from := zones[random.Intn(len(zones))], randomInstant(random, firstInstant, lastInstant)
			if !mayHang(expression, zone, from) {
				cases = append(cases, ask(expression, zone, from))
			}
		}
	}
	for _, expression := range []string{"0 0 29 2 *", "0 0 29 2 1", "@every 1m", "@every 1h30m0.5s", "@every 8760h", "* * * * *", "@yearly"} {
		for range 40 {
			far := time.Date(2110, time.January, 1, 0, 0, 0, 0, time.UTC)
			cases = append(cases, ask(expression, "Etc/UTC", randomInstant(random, firstInstant, far)))
		}
	}
	return cases
}

// Samoa had no 30 December 2011. There robfig/cron steps from 29 December to 29 December for ever.
var samoaSkipsADay = time.Date(2011, time.December, 30, 10, 0, 0, 0, time.UTC)

// mayHang tells that a search for some day could come to the one that Samoa skipped.
func mayHang(expression, zone string, from time.Time) bool {
	return zone == "Pacific/Apia" && !strings.HasSuffix(expression, " * * *") &&
		from.Before(samoaSkipsADay) && from.After(samoaSkipsADay.AddDate(-5, 0, 0))
}

// changesOf finds the instants at which the offset of a zone changes, to the second.
func changesOf(location *time.Location) []time.Time {
	offset := func(at time.Time) int {
		_, seconds := at.In(location).Zone()
		return seconds
	}
	var changes []time.Time
	for day := firstInstant; day.Before(lastInstant); day = day.Add(24 * time.Hour) {
		low, high := day, day.Add(24*time.Hour)
		if offset(low) == offset(high) {
			continue
		}
		for high.Sub(low) > time.Second {
			middle := low.Add(high.Sub(low) / 2).Truncate(time.Second)
			if offset(middle) == offset(low) {
				low = middle
			} else {
				high = middle
			}
		}
		changes = append(changes, high)
	}
	return changes
}

// runsAround asks for runs at the times that clocks show, skip and repeat around a change, from before and after it.
func runsAround(random *rand.Rand, zone string, change time.Time) []nextRun {
	before := change.Add(-time.Second)
	_, offsetBefore := before.Zone()
	_, offsetAfter := change.Zone()
	middle := change.UTC().Add(time.Duration((offsetBefore+offsetAfter)/2) * time.Second) // skipped, or shown twice
	expressions := []string{
		atMinute(before), atMinute(change), atMinute(middle), atMinute(middle.Add(time.Minute)),
		onDate(before), onDate(change), onDate(middle), onWeekday(change), onWeekday(middle),
		fmt.Sprintf("%d %d * %d *", change.Minute(), change.Hour(), change.Month()),
		fmt.Sprintf("%d * %d * *", middle.Minute(), middle.Day()),
		fmt.Sprintf("* %d * * *", middle.Hour()),
		fmt.Sprintf("*/7 %d-%d %d %d ?", min(before.Hour(), change.Hour()), max(before.Hour(), change.Hour()), change.Day(), change.Month()),
		"0 0 * * *", "30 0 * * *", "0 1 * * *", "59 23 * * *", "*/30 * * * *", "0 */2 * * *", "30 1-3 * * *", "0 0 1 * *",
		"15 */6 * * sun", "0 0 * * mon", "0 12 31 * *", "5 0 1 */3 *", "* * * * *",
	}
	var cases []nextRun
	for _, distance := range []time.Duration{-30 * 24 * time.Hour, -26 * time.Hour, -2 * time.Hour, -time.Hour, -time.Second, 0, 30 * time.Minute, time.Hour} {
		for range 2 {
			expression := expressions[random.Intn(len(expressions))]
			jitter := time.Duration(random.Intn(3)-1) * time.Duration(random.Intn(3600_000)) * time.Millisecond
			if from := change.Add(distance + jitter); !mayHang(expression, zone, from) {
				cases = append(cases, ask(expression, zone, from))
			}
		}
	}
	return cases
}

func atMinute(t time.Time) string {
	return fmt.Sprintf("%d %d * * *", t.Minute(), t.Hour())
}

func onDate(t time.Time) string {
	return fmt.Sprintf("%d %d %d %d *", t.Minute(), t.Hour(), t.Day(), t.Month())
}

func onWeekday(t time.Time) string {
	return fmt.Sprintf("%d %d * * %d", t.Minute(), t.Hour(), t.Weekday())
}

// ask computes the next run as the CronJob controller does: the zone goes before the expression.
func ask(expression, zone string, from time.Time) nextRun {
	schedule, err := cron.ParseStandard(fmt.Sprintf("TZ=%s %s", zone, expression))
	check(err)
	next := schedule.Next(from)
	if next.IsZero() {
		return nextRun{expression, zone, from.UnixMilli(), nil}
	}
	return nextRun{expression, zone, from.UnixMilli(), next.Unix() - from.Unix()}
}

func legalExpressions(random *rand.Rand, count int) []string {
	var legal []string
	for len(legal) < count {
		var fields []string
		for _, field := range fieldBounds {
			fields = append(fields, randomField(random, field))
		}
		expression := strings.Join(fields, " ")
		if meaning := parse(expression); meaning != "" && meaning != "never" {
			legal = append(legal, expression)
		}
	}
	return legal
}

func randomInstant(random *rand.Rand, from, to time.Time) time.Time {
	return from.Add(time.Duration(random.Int63n(int64(to.Sub(from)/time.Millisecond))) * time.Millisecond)
}
