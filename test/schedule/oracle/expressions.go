package main

import (
	"fmt"
	"math/rand"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// parsedExpression is an expression with what it parses to: five bit sets in hexadecimal, in the order minute, hour,
// day of month, month, day of week, whose bit 63 is set for a star; or "every" and the seconds; or "never" when it would
// never run; or "" when refused.
type parsedExpression [2]string

func parsedExpressions() []parsedExpression {
	seen := map[string]bool{}
	var parsed []parsedExpression
	for _, expression := range append(edgeExpressions(), generatedExpressions(6000)...) {
		if !seen[expression] {
			seen[expression] = true
			parsed = append(parsed, parsedExpression{expression, parse(expression)})
		}
	}
	return parsed
}

func parse(expression string) (meaning string) {
	defer func() {
		if recover() != nil { // "TZ=UTC" without a blank makes it panic
			meaning = ""
		}
	}()
	schedule, err := cron.ParseStandard(expression)
	if err != nil {
		return ""
	}
	switch s := schedule.(type) {
	case *cron.SpecSchedule:
		if s.Next(time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
			return "never"
		}
		return fmt.Sprintf("%x %x %x %x %x", s.Minute, s.Hour, s.Dom, s.Month, s.Dow)
	case cron.ConstantDelaySchedule:
		return fmt.Sprintf("every %d", int64(s.Delay.Seconds()))
	}
	panic("unknown kind of schedule")
}

// edgeExpressions puts each edge of the dialect into each field, and lists those of whole expressions.
func edgeExpressions() []string {
	items := strings.Split("* ? ** *? */1 */2 */0 */-1 */-0 */+2 */02 */ /2 / */2/2 */*  *-5 *-x-y *-5/2 ?-1/1 ?/3 "+
		"0 1 2 3 4 5 6 7 8 11 12 13 22 23 24 25 28 29 30 31 32 58 59 60 61 99 100 +5 ++5 -5 -0 +0 - -- 5- 1-2 1-2-3 1- -1-2 "+
		"2-1 0-6 0-7 1-7 5-7 1-5/2 1-5/0 1-5/9 22-2 28-3 00 007 0000000000000000000000003 1/1 1/2 5/15 0/5 1/ "+
		"9223372036854775807 9223372036854775808 18446744073709551616 */9223372036854775807 */9223372036854775808 "+
		"1.5 1e1 0x1 1_0 ٣ １ 1,2 1,,2 , ,, ,1 1, *,5 5,* ?,5 */2,5 */2,* 1,x 1-3,5-6/2 a L l LW W 15W L-3 5L 5#3 MON#1 H H/15 H(0-7) R C "+
		"jan JAN Jan feb-mar jan-dec dec-jan janu january jan/2 mar/4 jan,dec 1-dec jan-3 dec/1 Sept sep-nov/2 +jan "+
		"sun SUN Sun mon-fri MON-FRI fri-mon sat-sun sun-sat sat/1 sun/2 sund sunday mo tue,thu 1-fri mon-5 ſun frİ fri, "+
		"@ @daily % & 1;2 1|2 1:30 02:30 \"1\" ' ( ) <nil>", " ")
	valid := []string{"0", "0", "1", "1", "1"}
	var all []string
	for field := range valid {
		for _, item := range items {
			fields := append([]string{}, valid...)
			fields[field] = item
			all = append(all, strings.Join(fields, " "))
		}
	}
	// Each pair of what decides between "and" and "or" of the day fields, and dates that no year has.
	days := []string{"*", "?", "*/1", "*/2", "1", "13", "30", "31", "29-31", "31/2", ",", "1,*", "*/2,*", "1-31"}
	weekdays := []string{"*", "?", "*/1", "*/2", "0", "mon", "1-5", ",", "0-6", "1,*"}
	for _, day := range days {
		for _, month := range []string{"*", "2", "feb", "2,4", "4,6,9,11", "*/2", ",", "1"} {
			for _, weekday := range weekdays {
				all = append(all, fmt.Sprintf("30 4 %s %s %s", day, month, weekday))
			}
		}
	}
	for _, blank := range []string{" ", "  ", "\t", "\n", "\r\n", "\v", "\f", "\u0085", "\u00a0", "\u1680", "\u180e",
		"\u2000", "\u200a", "\u200b", "\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"} {
		all = append(all, "0 0"+blank+"1 1 *", blank+"0 0 1 1 *", "0 0 1 1 *"+blank, blank+"@daily", "@daily"+blank,
			"@every"+blank+"5m", "@every "+blank+"5m", "@every 5m"+blank, blank)
	}
	for _, name := range []string{"yearly", "annually", "monthly", "weekly", "daily", "midnight", "hourly", "reboot",
		"minutely", "every", "every ", "every 0", "every 1", "", " ", "noon"} {
		all = append(all, "@"+name, "@"+strings.ToUpper(name), "@"+strings.Title(name), name, "@@"+name)
	}
	for _, duration := range edgeDurations() {
		all = append(all, "@every "+duration, "@every -"+duration, "@every +"+duration, "@every 2h"+duration)
	}
	return append(all, "", "0", "0 0", "0 0 0", "0 0 * *", "0 0 * * * *", "0 0 0 * * *", "0 0 0 1 1 * 2030",
		"0 12 * * ? 2030", "* * * * *", "? ? ? ? ?", "TZ=UTC 0 0 * * *", "CRON_TZ=Europe/Berlin 0 0 * * *", "TZ= 0 0 * * *",
		"TZ=UTC", "TZ=Foo/Bar 0 0 * * *", "TZ=UTC @daily", " TZ=UTC 0 0 * * *", "tz=UTC 0 0 * * *", "TZ=UTC  @every 5m",
		"0 0 * * * TZ=UTC")
}

func edgeDurations() []string {
	return strings.Split("0 0s 00 0h0m0s 1 1s 59s 60s 61s 59.999s 1m 1m0.5s 90s 90.5s 1.5h 1h30m 1H 1M 1m30 1d 1w 1y .5h 5.h .h . "+
		"1..5h 1.2.3h 1h1h 1m1h 100ms 60000ms 60000000us 60000000µs 60000000μs 59999999999ns 60000000000ns 1ms 1h-1m 1h+1m "+
		"1e3s 1_000s 0x10s 10min 5minutes 24h 8760h 2562047h 2562047h47m16.854775807s 2562047h47m16.854775808s 2562048h "+
		"9223372036854775807ns 9223372036854775808ns 9223372036854775808ns9223372036854775808ns "+
		"9223372036854775809ns 99999999999999999999h 0.9223372036854775807h 0.9223372036854775808h "+
		"0.99999999999999999999999999h 1.0000000000000000000000001h 0.1000000000000000055511151231257827h "+
		"0.016666666666666666h 0.0166666666666666666666666666h 1.99999999999m 0.0000000000000000000000000001h "+
		"000000000000000000000000000000090s 3.1415926535897932384626433832795h 1h1m1s1ms1us1ns ５m 5ｍ -5m --5m +-5m", " ")
}

// generatedExpressions are random: mostly legal items, some of any characters that the dialect knows.
func generatedExpressions(count int) []string {
	random := rand.New(rand.NewSource(20250101))
	var all []string
	for len(all) < count {
		var fields []string
		for _, field := range fieldBounds {
			fields = append(fields, randomField(random, field))
		}
		all = append(all, strings.Join(fields, " "))
	}
	return all
}

type bounds struct {
	min, max int
	names    []string
}

var fieldBounds = []bounds{
	{0, 59, nil},
	{0, 23, nil},
	{1, 31, nil},
	{1, 12, strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")},
	{0, 6, strings.Fields("sun mon tue wed thu fri sat")},
}

func randomField(random *rand.Rand, field bounds) string {
	if random.Intn(4) == 0 {
		return "*"
	}
	var items []string
	for range 1 + random.Intn(3)*random.Intn(2) {
		items = append(items, randomItem(random, field))
	}
	return strings.Join(items, ",")
}

func randomItem(random *rand.Rand, field bounds) string {
	if random.Intn(40) == 0 {
		letters := []rune("0123456789*?-/,+LW#@ajnsu")
		text := ""
		for range 1 + random.Intn(4) {
			text += string(letters[random.Intn(len(letters))])
		}
		return text
	}
	value := func() string {
		number := field.min + random.Intn(field.max-field.min+1)
		if random.Intn(60) == 0 {
			number = random.Intn(70)
		}
		if index := number - field.min; field.names != nil && random.Intn(3) == 0 && index >= 0 && index < len(field.names) {
			return field.names[index]
		}
		return fmt.Sprint(number)
	}
	low, high := value(), value()
	if random.Intn(8) > 0 && len(low) == len(high) && low > high {
		low, high = high, low
	}
	step := []string{"1", "2", "3", "5", "10", "15", "7", "40"}[random.Intn(8)]
	switch random.Intn(7) {
	case 0, 1:
		return low
	case 2:
		return low + "-" + high
	case 3:
		return low + "-" + high + "/" + step
	case 4:
		return low + "/" + step
	case 5:
		return "*/" + step
	}
	return []string{"*", "?", low}[random.Intn(3)]
}
