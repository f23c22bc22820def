/** One direction of a line over the last five seconds: loss in parts of 1, bits a second. */
export type Flow = { loss: number; jitterMillis: number; bits: number; asked: number; keyFrames: number }

/** GET /conferences/{id}/lines: how one line is. */
export type LineFacts = {
  peer: string
  site: string | null
  account: string | null
  name: string
  seated: boolean
  simulated: boolean
  up: boolean
  word: 'GOOD' | 'WEAK' | 'LOST' | null
  measured: { up: Flow; down: Flow; roundTripMillis: number; carries: number; stageHeight: number } | null
  seen: {
    freezes: number
    frozenMillis: number
    height: number
    framesPerSecond: number
    concealed: number
    limited: 'NONE' | 'CPU' | 'BANDWIDTH' | 'OTHER' | null
    path: 'UDP' | 'TCP' | 'RELAY' | null
  } | null
}

/** GET /conferences/{id}/roll: one site's line in the roll call. */
export type RollLine = {
  site: string
  name: string
  link: 'OFFLINE' | 'CONNECTED' | 'INTERRUPTED' | 'LEFT'
  linkSince: string | null
  presence: string
  headcount: number
  through: string | null
  standsFor: string[]
}
