package vn.giaoban.room.simulator.planted;

import vn.giaoban.room.visca.ViscaCommand;

record KnowsTheEngine(ViscaCommand command) {}
