const kinds = /^(xã|phường|đặc khu|thị trấn|thị xã|thành phố|tỉnh|huyện|quận)\s+/i

/** Splits "Xã Kỳ Thượng" into its kind and its name; agencies have no kind. */
export function splitUnit(name: string): { readonly kind: string; readonly name: string } {
  const whole = name.normalize('NFC')
  const kind = kinds.exec(whole)?.[1] ?? ''
  return { kind, name: kind === '' ? whole : whole.slice(kind.length).trimStart() }
}

type UnitNameProps = {
  readonly name: string
  /** The unit's kind in words, where the name does not begin with it. */
  readonly type?: string | undefined
  /** At the head of a page or a line. */
  readonly capital?: boolean
}

/** A unit's name: the kind is quiet, the name is what the eye looks for. */
export function UnitName({ name, type, capital = false }: UnitNameProps) {
  const parts = splitUnit(name)
  const kind = (parts.kind === '' && kinds.test(`${type ?? ''} `) ? (type ?? '') : parts.kind).toLowerCase()
  const shown = capital ? kind.charAt(0).toUpperCase() + kind.slice(1) : kind
  return (
    <span className="unit">
      {shown === '' ? null : <small>{shown} </small>}
      {parts.name}
    </span>
  )
}
