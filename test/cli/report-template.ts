/** An ad-hoc template as `kubectl get cronjob report -o yaml` prints it, with what only a cluster adds. */
export const REPORT = `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  namespace: shop
  uid: 2f0a9d2e-6a53-4a4e-9ff5-2f1f6a3f6a53
  resourceVersion: "811"
  creationTimestamp: 2026-11-23T10:00:00Z
  managedFields: [{ manager: kubectl }]
  labels: { app: template }
  annotations:
    cdk8s-batch/parameters: >-
      [{"name":"year","type":"integer","min":2000,"max":2099,"description":"of the books"},
      {"name":"size","type":"choice","choices":["small","large"],"default":"small"},
      {"name":"note","type":"text","maxLength":40,"default":""}]
spec:
  schedule: 0 0 1 1 *
  suspend: true
  jobTemplate:
    metadata:
      creationTimestamp: null
      labels: { app: report, team: "012" }
      annotations: { example.com/owner: books }
    spec:
      backoffLimit: 3
      ttlSecondsAfterFinished: 3600
      template:
        metadata:
          labels: { app: report }
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example/report:1.4.2
              args: ["yes", "\${SIZE}"]
              env:
                - { name: LEVEL, value: info }
                - { name: SIZE, value: small }
                - { name: NOTE, value: "" }
                - { name: PASSWORD, valueFrom: { secretKeyRef: { name: books, key: password } } }
            - name: sidecar
              image: registry.example/sidecar:1.0.0
          volumes:
            - { name: files, configMap: { name: report-files, defaultMode: 0444 } }
status: { lastScheduleTime: "2026-01-01T00:00:00Z" }
`;

/** A CronJob that this library did not render. */
export const PLAIN = `
apiVersion: batch/v1
kind: CronJob
metadata: { name: cleanup }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{ name: cleanup, image: "registry.example/cleanup:2.0.0" }]
`;
