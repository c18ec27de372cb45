module cdk8s-batch/schedule-oracle

go 1.26

toolchain go1.26.8

require github.com/robfig/cron/v3 v3.0.1
