package vn.giaoban.recording.planted;

import org.springframework.context.annotation.Configuration;

@Configuration
class Wires {}
