import type { Signal } from './browser.js';

declare global {
  /** How loud the microphone is: 1 at first, 0 for silence. */
  // eslint-disable-next-line no-var
  var voice: (gain: number) => void;
}

/**
 * Runs in the page: puts a camera and a microphone behind getUserMedia that are made from one clock, the audio
 * context's: a coloured picture, a steady tone, and (unless all is to be steady) every second a white flash with a beep, both
 * 120 ms long.
 */
export function installSyntheticMedia(signal: Signal): void {
  const make = async (): Promise<MediaStream> => {
    const audio = new AudioContext({ sampleRate: 48000 });
    await audio.resume();
    const out = audio.createMediaStreamDestination();
    const mouth = audio.createGain();
    mouth.connect(out);
    globalThis.voice = (gain) => (mouth.gain.value = gain);
    const tone = audio.createOscillator();
    const toneGain = audio.createGain();
    tone.frequency.value = signal.tone;
    toneGain.gain.value = 0.2;
    tone.connect(toneGain).connect(mouth);
    tone.start();
    const beep = audio.createOscillator();
    const beepGain = audio.createGain();
    beep.frequency.value = signal.beep ?? 6000;
    beepGain.gain.value = 0;
    beep.connect(beepGain).connect(mouth);
    beep.start();
    for (let second = Math.ceil(audio.currentTime); second < 3600 && !signal.steady; second++) {
      beepGain.gain.setValueAtTime(0.5, second);
      beepGain.gain.setValueAtTime(0, second + 0.12);
    }
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const pen = canvas.getContext('2d')!;
    let frame = 0;
    setInterval(() => {
      const flash = !signal.steady && audio.currentTime % 1 < 0.12;
      pen.fillStyle = flash ? '#ffffff' : `rgb(${signal.colour.join(',')})`;
      pen.fillRect(0, 0, 640, 360);
      // Something always moves, in a corner that no test looks at.
      pen.fillStyle = '#000';
      pen.fillRect((frame++ * 4) % 120, 0, 8, 8);
    }, signal.steady ? 60 : 25);
    const stream = canvas.captureStream(signal.steady ? 15 : 30);
    stream.addTrack(out.stream.getAudioTracks()[0]!);
    return stream;
  };
  // Firefox's empty first page has no cameras.
  if (!navigator.mediaDevices) return;
  let made: Promise<MediaStream> | undefined;
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const all = await (made ??= make());
    return new MediaStream(
      all
        .getTracks()
        .filter((t) => (t.kind === 'audio' ? wanted?.audio : wanted?.video))
        .map((t) => t.clone()),
    );
  };
  navigator.mediaDevices.enumerateDevices = () =>
    Promise.resolve(
      ['videoinput', 'audioinput', 'audiooutput'].map(
        (kind) => ({ kind, deviceId: kind, groupId: 'one', label: kind, toJSON: () => ({}) }) as MediaDeviceInfo,
      ),
    );
}
