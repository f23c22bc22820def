/** What a page shows and plays, read from decoded pixels and from the spectrum of what is heard. */
export interface Observed {
  /** The middle of the largest picture, or null when there is none. */
  stage: [number, number, number] | null;
  /** Loudness of every tone asked for, in decibels below full scale. */
  tones: Record<number, number>;
}

/** Chromium's; not in the DOM's types (https://w3c.github.io/mediacapture-transform/). */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack });
  readonly readable: ReadableStream<AudioData>;
}

declare global {
  // eslint-disable-next-line no-var
  var observer: {
    /** The middle of the largest picture. */
    look(): [number, number, number] | null;
    /** Where a picture lies on the largest one. */
    inset(): { x: number; y: number; width: number; height: number } | null;
    /** When a peer connection of the page asked for an offer or was given an answer: which one of them, and what; but for `restarts`. */
    negotiations(): string[];
    /** How many of its answers changed nothing but where packets go: ICE began anew because nothing came for a while. */
    restarts(): number;
    listen(tones: number[], millis: number): Promise<Record<number, number>>;
    /** When flashes were seen on the largest picture, and beeps of so many hertz heard, in milliseconds of one clock. */
    lips(millis: number, hertz: number): Promise<{ flashes: number[]; beeps: number[] }>;
    /** Whose picture the largest one is by its label (CSRC): the number of a source, or null while there is none. */
    label(): number | null;
    frames(): number;
    /** The whole of the largest picture, coarsely: another one whenever anything moves. */
    print(): string;
    /** The codecs of the pictures that come in now. */
    codecs(): Promise<string[]>;
  };
}

/** Runs in the page. */
export function installObserver(): void {
  const pictures = (): HTMLVideoElement[] =>
    [...document.querySelectorAll('video')]
      .filter((v) => v.videoWidth > 0 && v.getBoundingClientRect().width > 0 && getComputedStyle(v).visibility !== 'hidden')
      .sort((a, b) => b.clientWidth * b.clientHeight - a.clientWidth * a.clientHeight);
  const largest = (): HTMLVideoElement | undefined => pictures()[0];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 16;
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  const middle = (video: HTMLVideoElement): [number, number, number] => {
    pen.drawImage(video, video.videoWidth * 0.3, video.videoHeight * 0.3, video.videoWidth * 0.4, video.videoHeight * 0.4, 0, 0, 16, 16);
    const [r, g, b] = pen.getImageData(8, 8, 1, 1).data;
    return [r!, g!, b!];
  };

  let context: AudioContext | undefined;
  const joined = new Map<string, MediaStreamAudioSourceNode>();
  /** Everything that the page plays aloud, joined into one node. */
  const heard = async (): Promise<GainNode & { context: AudioContext }> => {
    context ??= new AudioContext({ sampleRate: 48000 });
    await context.resume();
    const sum = context.createGain();
    for (const element of document.querySelectorAll<HTMLMediaElement>('audio,video')) {
      const stream = element.srcObject;
      if (element.muted || element.paused || !(stream instanceof MediaStream)) continue;
      for (const track of stream.getAudioTracks()) {
        let source = joined.get(track.id);
        if (!source) {
          source = context.createMediaStreamSource(new MediaStream([track]));
          joined.set(track.id, source);
        }
        source.connect(sum);
      }
    }
    return sum as GainNode & { context: AudioContext };
  };
  /**
   * When a track's beeps left the jitter buffer, in this page's time. Read from the track itself: a web audio graph keeps
   * up to 100 ms of sound back once it was late, for ever.
   */
  const beepsOf = async (track: MediaStreamTrack, hertz: number, until: number): Promise<number[]> => {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    const over = new Promise<{ value?: never; done: true }>((resolve) => setTimeout(() => resolve({ done: true }), until - performance.now()));
    const starts: number[] = [];
    let loud = true;
    let behind = Infinity;
    for (;;) {
      const { value: data } = await Promise.race([reader.read(), over]);
      if (!data) break;
      // The stamps have an origin of their own; the promptest delivery tells it.
      behind = Math.min(behind, performance.now() - data.timestamp / 1000);
      const samples = new Float32Array(data.numberOfFrames);
      data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      const isLoud = loudness(samples, hertz, data.sampleRate) > 0.02;
      if (isLoud && !loud) starts.push(data.timestamp / 1000);
      loud = isLoud;
      data.close();
    }
    await reader.cancel();
    return starts.map((start) => start + behind);
  };
  const loudness = (samples: Float32Array, hertz: number, rate: number): number => {
    let real = 0;
    let imaginary = 0;
    for (const [i, sample] of samples.entries()) {
      const angle = (2 * Math.PI * hertz * i) / rate;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
    }
    return Math.hypot(real, imaginary) / samples.length;
  };
  const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

  const negotiations: string[] = [];
  let restarts = 0;
  /** By connection: what its answer says, but for where its packets go. */
  const answered: string[] = [];
  const peers: RTCPeerConnection[] = [];
  const Peer = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Peer {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
      const which = peers.length;
      this.addEventListener('negotiationneeded', () => negotiations.push(`${which} needs an offer`));
    }

    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const which = peers.indexOf(this);
      const sections = (description.sdp ?? '').replaceAll(/^(o=|a=ice-|a=candidate:).*$/gm, '');
      if (sections === answered[which]) restarts++;
      else negotiations.push(`${which + 1} has an answer`);
      answered[which] = sections;
      return super.setRemoteDescription(description);
    }
  };

  globalThis.observer = {
    negotiations: () => negotiations,
    restarts: () => restarts,
    look: () => {
      const video = largest();
      return video ? middle(video) : null;
    },
    inset: () => {
      const [stage, ...others] = pictures().map((video) => ({ video, box: video.getBoundingClientRect() }));
      const inside = others.find(({ box }) => stage && box.left > stage.box.left && box.right < stage.box.right && box.top > stage.box.top && box.bottom < stage.box.bottom);
      return inside ? { x: inside.box.x, y: inside.box.y, width: inside.box.width, height: inside.box.height } : null;
    },
    print: () => {
      const video = largest();
      if (!video) return '';
      pen.drawImage(video, 0, 0, 16, 16);
      return pen.getImageData(0, 0, 16, 16).data.join();
    },
    codecs: async () => {
      const reports = await Promise.all(peers.map((peer) => peer.getStats()));
      return reports.flatMap((report) => {
        const all = [...report.values()] as { type: string; id: string; kind?: string; framesPerSecond?: number; codecId?: string; mimeType?: string }[];
        const coming = all.filter((one) => one.type === 'inbound-rtp' && one.kind === 'video' && (one.framesPerSecond ?? 0) > 0);
        return coming.map((one) => all.find((other) => other.id === one.codecId)?.mimeType ?? '');
      });
    },
    frames: () => largest()?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    listen: async (tones, millis) => {
      const node = await heard();
      const analyser = node.context.createAnalyser();
      analyser.fftSize = 16384;
      analyser.smoothingTimeConstant = 0;
      node.connect(analyser);
      const peaks = Object.fromEntries(tones.map((t) => [t, -200])) as Record<number, number>;
      const bins = new Float32Array(analyser.frequencyBinCount);
      const until = performance.now() + millis;
      await wait(400);
      while (performance.now() < until) {
        analyser.getFloatFrequencyData(bins);
        for (const tone of tones) {
          const at = Math.round((tone * analyser.fftSize) / 48000);
          peaks[tone] = Math.max(peaks[tone]!, bins[at - 1]!, bins[at]!, bins[at + 1]!);
        }
        await wait(50);
      }
      node.disconnect();
      return peaks;
    },
    label: () => {
      const stream = largest()?.srcObject;
      const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
      const receiver = peers.flatMap((peer) => peer.getReceivers()).find((one) => one.track.id === track?.id);
      // It names all of the last ten seconds.
      return receiver?.getContributingSources().toSorted((a, b) => b.timestamp - a.timestamp)[0]?.source ?? null;
    },
    lips: async (millis, hertz) => {
      const video = largest();
      const sounds = [...document.querySelectorAll<HTMLMediaElement>('audio,video')]
        .filter((element) => !element.muted && !element.paused && element.srcObject instanceof MediaStream)
        .flatMap((element) => (element.srcObject as MediaStream).getAudioTracks());
      if (!video) throw new Error('no picture to watch');
      const until = performance.now() + millis;
      const flashes: number[] = [];
      let white = true;
      const onFrame = (_: number, meta: VideoFrameCallbackMetadata): void => {
        const [r, g, b] = middle(video);
        const isWhite = r > 200 && g > 200 && b > 200;
        if (isWhite && !white) flashes.push(meta.expectedDisplayTime);
        white = isWhite;
        if (performance.now() < until) video.requestVideoFrameCallback(onFrame);
      };
      video.requestVideoFrameCallback(onFrame);
      const beeps = await Promise.all(sounds.map((track) => beepsOf(track, hertz, until)));
      return { flashes, beeps: beeps.flat() };
    },
  };
}

/** For each flash the distance to the nearest beep, in milliseconds (positive: the voice came later). */
export function lipOffsets({ flashes, beeps }: { flashes: number[]; beeps: number[] }): number[] {
  return flashes.map((flash) => nearest(beeps, flash));
}

/** How far the nearest of some times is from one, with its sign; infinite where there is none. */
export function nearest(times: number[], from: number): number {
  return times.map((time) => time - from).reduce((best, d) => (Math.abs(d) < Math.abs(best) ? d : best), Infinity);
}

export function isColour(seen: [number, number, number] | null, wanted: [number, number, number], tolerance = 48): boolean {
  return seen !== null && seen.every((part, i) => Math.abs(part - wanted[i]!) <= tolerance);
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Runs in a page: sends the page's own camera to itself over two peer connections, and watches that. */
export async function loopback([millis, hertz]: [number, number]): Promise<{ flashes: number[]; beeps: number[] }> {
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
  here.onicecandidate = (e) => void there.addIceCandidate(e.candidate ?? undefined);
  there.onicecandidate = (e) => void here.addIceCandidate(e.candidate ?? undefined);
  const video = document.createElement('video');
  video.autoplay = true;
  video.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:9999';
  document.body.append(video);
  there.ontrack = (e) => (video.srcObject = e.streams[0]!);
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  stream.getTracks().forEach((track) => here.addTrack(track, stream));
  await here.setLocalDescription();
  await there.setRemoteDescription(here.localDescription!);
  await there.setLocalDescription();
  await here.setRemoteDescription(there.localDescription!);
  await video.play();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return observer.lips(millis, hertz);
}
