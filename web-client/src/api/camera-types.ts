/** How a camera is now; a room system's own tells nothing of itself. */
export type CameraNow = {
  readonly line: 'DOWN' | 'OPENING' | 'READY' | 'SILENT'
  readonly cause: string | null
  readonly moving: boolean
  readonly mover: string | null
  /** Who keeps it, as in the log: `account:<id>`. */
  readonly keeper: string | null
  readonly lockedBy: string | null
  readonly visca: ViscaNow | null
}

/** What a camera tells over VISCA; null is what it has not said. */
export type ViscaNow = {
  readonly roundTripMillis: number
  readonly profile: string
  readonly presets: number
  readonly framesItself: boolean
  readonly vendor: number | null
  readonly model: number | null
  readonly power: boolean | null
  readonly pan: number | null
  readonly tilt: number | null
  /** Null where the model is not known. */
  readonly unitsPerDegree: number | null
  readonly zoom: number | null
  readonly autoFocus: boolean | null
  readonly exposure: string | null
  readonly whiteBalance: string | null
  readonly backlight: boolean | null
  readonly focus: number | null
  readonly compensated: boolean | null
  readonly compensation: number | null
  readonly red: number | null
  readonly blue: number | null
  readonly framing: boolean | null
  readonly tally: boolean
  readonly lastAct: string | null
  readonly lastOutcome: string | null
}

export type CameraLine = {
  readonly id: string
  readonly site: string
  readonly siteName: string
  readonly name: string
  readonly address: string
  readonly profile: string | null
  readonly presets: readonly { readonly number: number; readonly name: string; readonly picture: boolean }[]
  readonly floorPreset: number | null
  /** Where it goes when somebody of an office gets the floor. */
  readonly seats: readonly { readonly seat: string; readonly preset: number }[]
  /** Where its site is connected now. */
  readonly conference: string | null
  /** Whether it gives way to us, whoever moves or keeps it. */
  readonly mayTake: boolean
  readonly now: CameraNow | null
}

/** A room system's own camera, moved through its call: it says nothing of where it stands. */
export const isFar = (camera: CameraLine): boolean => camera.profile === 'h281'

export type CameraProfile = { readonly id: string; readonly name: string }
