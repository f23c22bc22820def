package vn.giaoban.signaling.planted;

import vn.giaoban.server.simulate.SimulatorJob;

record KnowsTheServer(SimulatorJob job) {}
