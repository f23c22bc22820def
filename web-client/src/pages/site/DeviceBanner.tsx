import { useState } from 'react'
import { siteWords, type SiteWords } from '../../i18n/site'
import type { DeviceFault } from '../../media/local-tracks'
import { Banner } from '../../ui/kit/Banner'
import { Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import type { LocalMediaState } from './use-local-media'

/** Why this machine gives no picture or sound, and what to do about it. */
export function DeviceBanner({ media }: { readonly media: LocalMediaState }) {
  const t = useWords(siteWords)
  const fault = media.cameraFault ?? media.microphoneFault
  if (fault === null) return null
  if (fault === 'UNSUPPORTED') return <Unsupported />
  const what = t.device[`${media.cameraFault === null ? 'microphone' : 'camera'}${fault}`]
  return (
    <Banner
      tone="bad"
      icon={media.cameraFault === null ? 'micoff' : 'cam'}
      fact={what}
      actions={<Button onPress={media.retry}>{t.device.retry}</Button>}
    >
      {wayOut(fault, t)}
    </Banner>
  )
}

function wayOut(fault: Exclude<DeviceFault, 'UNSUPPORTED'>, t: SiteWords): string {
  switch (fault) {
    case 'REFUSED':
      return t.device.padlock
    case 'BUSY':
      return t.device.closeOther
    case 'MISSING':
      return t.device.plugIn
  }
}

/** The browsers inside chat apps have no camera: one can copy the address, and go on watching. */
export function Unsupported() {
  const t = useWords(siteWords)
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <Banner
      tone="warn"
      icon="cam"
      fact={t.device.unsupported}
      actions={
        <Button icon="copy" onPress={copy}>
          {copied ? t.device.copied : t.device.copy}
        </Button>
      }
    >
      {t.device.unsupportedDetail}
    </Banner>
  )
}
