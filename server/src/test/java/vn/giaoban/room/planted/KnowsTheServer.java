package vn.giaoban.room.planted;

import vn.giaoban.server.simulate.SimulatorJob;

record KnowsTheServer(SimulatorJob job) {}
