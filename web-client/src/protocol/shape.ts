/** Turns what came over the wire into values the types promise: unknown fields are dropped, null and absent are one. */
export type Shape<T> = (value: unknown, field: string) => T

/** A message that does not have its shape; `field` is the path of the first fault. */
export class BadMessage extends Error {
  constructor(readonly field: string) {
    super(`bad-message: ${field}`)
    this.name = 'BadMessage'
  }
}

export const text: Shape<string> = (value, field) => {
  if (typeof value !== 'string') throw new BadMessage(field)
  return value
}

export const number: Shape<number> = (value, field) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadMessage(field)
  return value
}

export const bool: Shape<boolean> = (value, field) => {
  if (typeof value !== 'boolean') throw new BadMessage(field)
  return value
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const uuid: Shape<string> = (value, field) => {
  if (typeof value !== 'string' || !uuidForm.test(value)) throw new BadMessage(field)
  return value
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
export const instant: Shape<string> = (value, field) => {
  if (typeof value !== 'string' || !instantForm.test(value) || Number.isNaN(Date.parse(value))) throw new BadMessage(field)
  return value
}

/** One of these words. */
export function word<const T extends string>(...words: readonly T[]): Shape<T> {
  return (value, field) => {
    const found = words.find((one) => one === value)
    if (found === undefined) throw new BadMessage(field)
    return found
  }
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, field) => (value === null || value === undefined ? null : shape(value, field))
}

export function orElse<T>(shape: Shape<T>, otherwise: T): Shape<T> {
  return (value, field) => (value === null || value === undefined ? otherwise : shape(value, field))
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, field) => {
    if (!Array.isArray(value)) throw new BadMessage(field)
    return value.map((one, index) => shape(one, `${field}[${index}]`))
  }
}

export function mapOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, field) => {
    const source = fieldsOf(value, field)
    return Object.fromEntries(Object.entries(source).map(([key, one]) => [key, shape(one, `${field}.${key}`)]))
  }
}

/** An object with exactly these fields; the compiler checks that they are those of T. */
export function object<T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  return (value, field) => {
    const source = fieldsOf(value, field)
    const result: Partial<T> = {}
    for (const key of Object.keys(fields) as (keyof T & string)[]) {
      result[key] = fields[key](source[key], field === '' ? key : `${field}.${key}`)
    }
    return result as T
  }
}

export function fieldsOf(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadMessage(field)
  return value as Record<string, unknown>
}
