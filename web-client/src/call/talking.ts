/** A name stays for this long at least, ms: people interrupt each other faster than can be read. */
const readable = 1_500

type Heard = { readonly levels: Readonly<Record<string, number>>; readonly speaking: string | null }

/** The one who speaks, as the page names them: somebody else no sooner than the name before could be read. */
export class Talking {
  #site: string | null = null
  #since = 0

  /** Takes what is heard now; the site to be named. Where nobody is heard any more, nobody speaks. */
  hear({ levels, speaking }: Heard, now: number): string | null {
    const silent = Object.keys(levels).length === 0
    const site = silent ? null : speaking
    const mayChange = silent || this.#site === null || now - this.#since >= readable
    if (mayChange && site !== this.#site) {
      this.#site = site
      this.#since = now
    }
    return this.#site
  }
}
