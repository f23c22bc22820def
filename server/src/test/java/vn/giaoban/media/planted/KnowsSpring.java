package vn.giaoban.media.planted;

import org.springframework.core.Ordered;

record KnowsSpring(Ordered order) {}
