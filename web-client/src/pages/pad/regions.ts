const focusable = 'button, [tabindex="0"], input, select, a[href]'

/** F6: focus goes to the next region of the page, after the last to the first. */
export function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('body header, main > section')]
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  for (let step = 1; step <= regions.length; step++) {
    const region = regions[(here + step) % regions.length]
    const target = [...(region?.querySelectorAll<HTMLElement>(focusable) ?? [])].find((one) => one.offsetParent !== null)
    if (target !== undefined) return target.focus()
  }
}
