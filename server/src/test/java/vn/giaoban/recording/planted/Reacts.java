package vn.giaoban.recording.planted;

import reactor.core.publisher.Mono;

record Reacts(Mono<String> later) {}
