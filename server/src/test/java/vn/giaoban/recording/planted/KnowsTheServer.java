package vn.giaoban.recording.planted;

import vn.giaoban.server.simulate.SimulatorJob;

record KnowsTheServer(SimulatorJob job) {}
