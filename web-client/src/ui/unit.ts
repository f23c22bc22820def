/** A unit as the server names it: the kind is free text, lower case (xã, phường, sở). */
export type NamedUnit = { readonly type: string; readonly name: string }

/** xã Kỳ Thượng; agencies, whose name begins with their kind, by name alone. */
export function unitText(unit: NamedUnit): string {
  const { kind, name } = unitParts(unit)
  return kind === '' ? name : `${kind} ${name}`
}

/** The quiet kind and the bold name. */
export function unitParts(unit: NamedUnit): { kind: string; name: string } {
  const kind = unit.type.trim()
  if (kind === '' || unit.name.toLocaleLowerCase('vi').startsWith(kind.toLocaleLowerCase('vi'))) {
    return { kind: '', name: unit.name }
  }
  return { kind, name: unit.name }
}

/** The start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
