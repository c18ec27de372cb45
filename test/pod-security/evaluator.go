// Says of pods, one a line, which checks of the API server's Pod Security refuse them.
//
// A line in: {"server": minor release of the server, "labels": those of the namespace, "pod": …}. A line out: the reasons, a list.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"reflect"

	corev1 "k8s.io/api/core/v1"
	kubernetesjson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type question struct {
	Server int               `json:"server"`
	Labels map[string]string `json:"labels"`
	Pod    json.RawMessage   `json:"pod"`
}

func main() {
	evaluator := newEvaluator()
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	answers := bufio.NewWriter(os.Stdout)
	for lines.Scan() {
		var asked question
		orDie(json.Unmarshal(lines.Bytes(), &asked))
		orDie(json.NewEncoder(answers).Encode(answer(evaluator, asked)))
	}
	orDie(lines.Err())
	orDie(answers.Flush())
}

func answer(evaluator policy.Evaluator, asked question) []string {
	var pod corev1.Pod
	orDie(kubernetesjson.Unmarshal(asked.Pod, &pod)) // as the API server reads it, which drops what it does not know
	becomeEmptyDirs(pod.Spec.Volumes)
	unlabelled := api.Policy{Enforce: api.LevelVersion{Level: api.LevelPrivileged, Version: api.LatestVersion()}}
	asks, _ := api.PolicyToEvaluate(asked.Labels, unlabelled)
	server := api.MajorMinorVersion(1, asked.Server)
	if server.Older(asks.Enforce.Version) {
		asks.Enforce.Version = server // what is newer the server does not have
	}
	reasons := []string{}
	for _, result := range evaluator.EvaluatePod(asks.Enforce, &pod.ObjectMeta, &pod.Spec) {
		if !result.Allowed {
			reasons = append(reasons, result.ForbiddenReason)
		}
	}
	return reasons
}

// The default that the API server has set before it asks.
func becomeEmptyDirs(volumes []corev1.Volume) {
	for i := range volumes {
		if volumes[i].VolumeSource == (corev1.VolumeSource{}) {
			volumes[i].EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
}

// From 1.35 on it takes a version to play, too: none.
func newEvaluator() policy.Evaluator {
	function := reflect.ValueOf(policy.NewEvaluator)
	arguments := []reflect.Value{reflect.ValueOf(policy.DefaultChecks())}
	for i := 1; i < function.Type().NumIn(); i++ {
		arguments = append(arguments, reflect.Zero(function.Type().In(i)))
	}
	made := function.Call(arguments)
	if err, ok := made[1].Interface().(error); ok {
		log.Fatal(err)
	}
	return made[0].Interface().(policy.Evaluator)
}

func orDie(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
