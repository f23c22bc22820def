const WIDTH = 320

/** The picture that is seen in there now, as the Base64 of a small JPEG; null when there is none. */
export function snap(within: HTMLElement | null): string | null {
  const video = within?.querySelector('video')
  if (video === null || video === undefined || video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.7).split(',')[1] ?? null
}
