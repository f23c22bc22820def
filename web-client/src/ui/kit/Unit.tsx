import { capital as capitalised, unitParts, type NamedUnit } from '../unit'

type UnitProps = { readonly unit: NamedUnit; readonly capital?: boolean }

/** A unit as the server names it: the kind is quiet, the name is what the eye looks for. */
export function Unit({ unit, capital = false }: UnitProps) {
  const { kind, name } = unitParts(unit)
  return (
    <span className="unit">
      {kind === '' ? null : <small>{capital ? capitalised(kind) : kind} </small>}
      {name}
    </span>
  )
}
