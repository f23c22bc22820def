export type DeviceLevel = 'OFF' | 'GOOD' | 'WATCH' | 'BAD'
export type DeviceKind = 'CAMERA' | 'ROOM' | 'LINE'

/** What was measured; null is what was not. */
export type DeviceFigures = {
  readonly roundTripMillis: number | null
  readonly loss: number | null
  readonly upKbit: number | null
  readonly downKbit: number | null
  readonly losses: number | null
  readonly facts: string | null
  readonly jitterMillis: number | null
  readonly keyFrameSeconds: number | null
}

/** A camera, a room's call or a site's line, as it is now. */
export type DeviceLine = {
  readonly kind: DeviceKind
  readonly id: string
  readonly site: string
  readonly name: string
  readonly level: DeviceLevel
  readonly cause: string
  readonly since: string
  readonly inUse: boolean
  readonly figures: DeviceFigures
}

/** A trouble as it was; `until` null while it goes on. */
export type TroubleLine = {
  readonly kind: DeviceKind
  readonly id: string
  readonly level: 'WATCH' | 'BAD'
  readonly cause: string
  readonly since: string
  readonly until: string | null
  readonly outcome: string | null
}

/** What the server does for room systems; the rest of the answer is on each room's line. */
export type RoomCalls = {
  /** Why rooms cannot call; empty when they can. */
  readonly fault: string
  readonly translations: readonly {
    readonly direction: string
    readonly reason: string
    readonly from: string
    readonly to: string
    readonly process: number
    readonly cores: number
  }[]
}

/** A unit with its place in the tree. */
export type UnitLine = {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly kind: 'TERRITORY' | 'AGENCY'
  readonly parent: string | null
  readonly until: string | null
}
