/** How the pad is held; each part from -100 to 100. */
export type Wish = { readonly pan: number; readonly tilt: number; readonly zoom: number; readonly focus: number }

export const still: Wish = { pan: 0, tilt: 0, zoom: 0, focus: 0 }

/** The server stops a camera of which it hears nothing for 800 ms. */
export const RENEW_MILLIS = 300

export type Hold = {
  begin(wish: Wish): void
  end(): void
  /** Ends without a word: what is said next (a stop) says it. */
  forget(): void
}

/**
 * One press at a time: said at once, again every 300 ms, and its end. The end carries the press's number, so that a
 * renewal which arrives after it moves nothing; while one is under way no second is sent.
 */
export function makeHold(send: (wish: Wish, press: number) => Promise<unknown>, number: () => number = Date.now): Hold {
  let press = 0
  let timer: ReturnType<typeof setInterval> | undefined
  let underWay = false

  const say = async (wish: Wish): Promise<void> => {
    if (underWay) return
    underWay = true
    const mine = press
    try {
      await send(wish, mine)
    } catch {
      // A refusal ends this press; the page shows why. A newer press has its own.
      if (mine === press) forget()
    } finally {
      underWay = false
    }
  }

  function forget(): void {
    clearInterval(timer)
    timer = undefined
  }

  return {
    begin(wish) {
      if (timer !== undefined) this.end()
      press = Math.max(press + 1, number())
      underWay = false
      timer = setInterval(() => void say(wish), RENEW_MILLIS)
      void say(wish)
    },
    end() {
      if (timer === undefined) return
      forget()
      send(still, press).catch(() => undefined)
    },
    forget,
  }
}
