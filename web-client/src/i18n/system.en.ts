import { civilDate, grouped, signedSeconds, tenths } from './figures'
import type { SystemWords } from './system'

export const systemEn: SystemWords = {
  title: 'System status',
  ready: 'Ready',
  readyTitle: 'Meetings can be held, nothing to do',
  watchTitle: (count) => `Meetings can be held, ${count} ${count === 1 ? 'thing' : 'things'} to look at`,
  badTitle: (count) => `${count} ${count === 1 ? 'thing' : 'things'} to put right before a meeting`,
  lead: 'The server checks itself. What needs somebody stands first, with what to do next.',
  checks: 'Checks',
  checkedAt: (time) => `Checked at ${time}, again every 5 seconds`,
  stale: 'The server cannot be reached. Below is what was last checked.',
  next: 'Do next:',
  level: { GOOD: 'Good', WATCH: 'Look at it', BAD: 'Act now' },
  check: {
    CERTIFICATE: 'Certificate',
    ADDRESS: 'Address',
    MEDIA: 'Media port',
    CLOCK: 'Clock',
    DISK: 'Disk',
    LOG: 'Log',
    BACKUP: 'Backup',
    SIMULATORS: 'Simulators',
    VERSION: 'Version',
    VIEW: 'View',
  },
  says: {
    CERTIFICATE_OWN: (p) => ({
      fact: `A certificate of your own, valid until ${civilDate(p('ends'))}.`,
      figure: `${grouped(p('days'), 'en')} days`,
      figureSays: 'left',
    }),
    CERTIFICATE_SELF_SIGNED: (p) => ({
      fact: `Self-signed, valid until ${civilDate(p('ends'))}. Browsers warn at the first visit.`,
      next: "Set the office's certificate in giaoban.yml: giaoban.server.https.",
      figure: `${grouped(p('days'), 'en')} days`,
      figureSays: 'left',
    }),
    CERTIFICATE_ENDS_SOON: (p) => ({
      fact: `The certificate ends on ${civilDate(p('ends'))}. After that browsers refuse.`,
      next: 'Replace it. A self-signed one: delete the folder tls and start again.',
      figure: `${p('days')} days`,
      figureSays: 'left',
    }),
    CERTIFICATE_ENDED: (p) => ({
      fact: `The certificate ended on ${civilDate(p('ends'))}. Browsers refuse.`,
      next: 'Replace it. A self-signed one: delete the folder tls and start again.',
      figure: 'ended',
    }),
    CERTIFICATE_UNREADABLE: () => ({
      fact: "The certificate's file cannot be read.",
      next: 'Look at path and permissions of giaoban.server.https in giaoban.yml.',
    }),
    CERTIFICATE_ABSENT: () => ({
      fact: "The certificate's file is gone. The server still uses what it has read.",
      next: 'Start again, and the server makes a new one.',
    }),
    ADDRESS_CONFIGURED: (p) => ({ fact: `Links use ${p('address')}, which an administrator set.`, figure: p('address') }),
    ADDRESS_FOUND: (p) => ({
      fact: `Links use this machine's address. It has ${p('own')} in all.`,
      figure: p('address'),
    }),
    ADDRESS_ONLY_HERE: () => ({
      fact: 'This machine has no network address: it can be reached from itself only.',
      next: 'Connect it, or set giaoban.server.public-address in giaoban.yml.',
    }),
    MEDIA_READY: (p) => ({
      fact: 'Open for picture and sound, buffers are large enough. The firewall must let UDP in here.',
      figure: p('port'),
      figureSays: 'UDP',
    }),
    MEDIA_BUFFERS_SMALL: (p) => ({
      fact: `Buffers: ${grouped(p('receiveKib'), 'en')} KiB in, ${grouped(p('sendKib'), 'en')} KiB out; ${grouped(p('wantedKib'), 'en')} KiB are wanted. A large meeting may lose packets.`,
      next: `Run: sysctl -w net.core.rmem_max=${p('wanted')} net.core.wmem_max=${p('wanted')}, then start again.`,
      figure: p('port'),
      figureSays: 'UDP',
    }),
    MEDIA_BUFFERS_UNKNOWN: (p) => ({
      fact: 'Open for picture and sound. This system does not tell the size of its buffers.',
      figure: p('port'),
      figureSays: 'UDP',
    }),
    MEDIA_TOLD: (p) => ({
      fact: `Browsers send picture and sound to ${p('told')} over UDP, and over TCP where UDP is blocked. The firewall must let both in.`,
      figure: p('port'),
      figureSays: 'UDP, TCP',
    }),
    MEDIA_TOLD_FOREIGN: (p) => ({
      fact: `Browsers are told the address ${p('foreign')}, which is not this machine's: right only if a router forwards the port to it.`,
      next: 'Run the check from a site; if it fails, correct giaoban.media.advertised in giaoban.yml.',
      figure: p('port'),
      figureSays: 'UDP, TCP',
    }),
    MEDIA_NO_TCP: (p) => ({
      fact: 'Another program holds this TCP port: sites whose network blocks UDP get no picture and no sound.',
      next: 'Stop that program or choose another port with --port, then restart.',
      figure: p('port'),
      figureSays: 'TCP',
    }),
    CLOCK_STEADY: (p) => ({
      fact: 'Not set since the start. Times in the minutes are the machine’s own.',
      figure: `${grouped(p('milliseconds'), 'en')} ms`,
      figureSays: 'moved since the start',
    }),
    CLOCK_MOVED: (p) => ({
      fact: `The clock was moved by ${signedSeconds(p('milliseconds'), 'en')} s since the start. Minutes may be wrong.`,
      next: "Look at this machine's time server (NTP).",
      figure: `${signedSeconds(p('milliseconds'), 'en')} s`,
      figureSays: 'moved',
    }),
    CLOCK_JUMPED: (p) => ({
      fact: `The clock jumped by ${signedSeconds(p('milliseconds'), 'en')} s. Times of minutes and meetings cannot be trusted; what the server does by itself (handing over seats, doubting presence) has stopped.`,
      next: 'Set a time server (NTP), then start Giao Ban again.',
      figure: `${signedSeconds(p('milliseconds'), 'en')} s`,
      figureSays: 'moved',
    }),
    DISK_ENOUGH: (p) => ({ ...disk(p), fact: room(p) }),
    DISK_LOW: (p) => ({ ...disk(p), fact: room(p), next: 'Move old files to the store, or add a disk.' }),
    DISK_ALMOST_FULL: (p) => ({
      ...disk(p),
      fact: `${room(p)} A long meeting may not be recorded to its end.`,
      next: 'Move old files to the store, or add a disk, before the next meeting.',
    }),
    LOG_GOOD: (p) => ({ fact: 'Can be written and read.', figure: grouped(p('position'), 'en'), figureSays: 'position' }),
    LOG_FAULT: (p) => ({
      fact: `The log has stopped (${p('cause')}). Nothing more can be written.`,
      next: afterStop(p),
      figure: grouped(p('position'), 'en'),
      figureSays: 'last position',
    }),
    BACKUP_TRIED: (p) => ({
      fact: `Of ${civilDate(p('made'))}, restored in a trial on ${civilDate(p('tried'))}. ${after(p)}`,
      figure: `${p('days')} days`,
      figureSays: 'since the last one',
    }),
    BACKUP_NOT_TRIED: (p) => ({
      fact: `Of ${civilDate(p('made'))}, ${p('tried') === '' ? 'never restored in a trial' : `last tried long ago, on ${civilDate(p('tried'))}`}. ${after(p)}`,
      next: 'An administrator or technician presses Try to restore below. It disturbs no meeting; try again every 30 days.',
      figure: `${p('days')} days`,
      figureSays: 'since the last one',
    }),
    BACKUP_OLD: (p) => ({
      fact: `The last one is of ${civilDate(p('made'))}. ${after(p)}`,
      next: 'An administrator or technician presses Back up now below. It can be done during a meeting, best every week.',
      figure: `${p('days')} days`,
      figureSays: 'since the last one',
    }),
    BACKUP_NONE: () => ({
      fact: 'There is no backup. A broken disk loses everything.',
      next: 'An administrator or technician presses Back up now below. It can be done during a meeting.',
      figure: 'none',
    }),
    SIMULATORS_NONE: () => ({ fact: 'No simulated sites are run.', figure: '0', figureSays: 'sites' }),
    SIMULATORS_RUN: (p) => ({ fact: "The sample's simulated sites run.", figure: p('sites'), figureSays: 'sites' }),
    SIMULATORS_ENDED: (p) => ({
      fact: 'The simulators have ended. Real meetings are not affected.',
      next: `Run: ${p('program')} simulate sites 104, or start the server again. Their log: logs/simulators.log.`,
      figure: '0',
      figureSays: 'sites',
    }),
    VERSION: (p) => ({ fact: `Running since ${civilDate(p('started'))}.`, figure: p('version') }),
    VIEW_FOLLOWS: () => ({ fact: 'follows' }),
    VIEW_BEHIND: (p) => ({
      fact: `The view “${p('name')}” is ${grouped(p('lag'), 'en')} commits behind. Search and lists may be incomplete.`,
      next: 'Wait some minutes. If the figure does not fall, start the server again.',
      figure: grouped(p('lag'), 'en'),
      figureSays: 'commits behind',
    }),
    VIEW_STOPPED: (p) => ({
      fact:
        p('cause') === 'event-unknown'
          ? `The view “${p('name')}” stopped at position ${grouped(p('stoppedAt'), 'en')}: the event ${p('event')} (version ${p('version')}) is of a newer Giao Ban.`
          : `The view “${p('name')}” stopped at position ${grouped(p('stoppedAt'), 'en')}. Cause: ${p('error')}`,
      next:
        p('cause') === 'event-unknown'
          ? 'The log itself is whole. Install the newer version, then start again: the view goes on where it stopped.'
          : 'The log itself is whole. Start again; if it stops again, update the program, or have the view made anew below.',
      figure: grouped(p('stoppedAt'), 'en'),
      figureSays: 'stopped at position',
    }),
    VIEW_IN_MAKING: (p) => ({
      fact: `The view “${p('name')}” is being made from the log and cannot be asked yet. ${lasts(p('seconds'))}`,
      figure: `${p('percent')} %`,
      figureSays: `${grouped(p('made'), 'en')} made`,
    }),
    VIEW_REMADE: () => ({ fact: 'is made anew, the old one serves' }),
  },
  viewsTitle: 'Views',
  viewsSays: 'Tables for quick reading, made from the log. They can be deleted and rebuilt at any time.',
  viewName: {
    search: 'Search',
    list: 'Saved lists',
    speech: 'Speeches',
    site: 'Sites',
    camera: 'Cameras',
    account: 'Accounts',
    unit: 'Units',
    recording: 'Recordings',
    conference: 'Conferences',
    attendance: 'Attendance',
  },
  position: 'Position',
  lag: 'Behind',
  state: 'State',
  allFollow: (count) => `All ${count} views follow the log.`,
  making: (percent, seconds) => `Made anew: ${percent} %${seconds === undefined ? '' : `, ${left(seconds)} left`}`,
  rebuild: 'Make anew',
  rebuildAll: 'all views',
  rebuildAllDo: 'Make all views anew',
  rebuildQuestion: (view) => `Make “${view}” anew from the log?`,
  rebuildConsequence: 'Meetings go on, and the old tables serve until the new ones are ready. It needs free disk as large as views.db.',
  rebuildDo: 'Make anew',
  rebuildKeep: 'Not now',
  doctor: (program) => `When the server does not run, ${program} doctor checks the same.`,
  keepTitle: 'Keeping the data',
  keepSays: 'Backing up and trying it can go on during a meeting. Backups lie beside the data folder; copy them to another machine.',
  backUp: 'Back up now',
  tryIt: 'Try to restore',
  tryQuestion: 'Try to restore the last backup?',
  tryConsequence:
    'Unpacks the backup into a place of its own, checks every file, the log and the seals, and clears the place away. The data in use stay as they are. Needs room on the disk for all data; the disk is busier meanwhile.',
  tryDo: 'Try it',
  erasePerson: 'Erase a person',
  working: { BACKUP: 'Backing up', TRIAL: 'Unpacking the backup' },
  checking: 'Checking',
  worked: {
    BACKUP: (time, seconds) => `Backed up at ${time}, in ${seconds} s.`,
    TRIAL: (time, seconds) => `Restored in a trial at ${time}, in ${seconds} s. The backup is good.`,
  },
  notWorked: {
    BACKUP: (time) => `No backup was made, at ${time}.`,
    TRIAL: (time) => `The trial failed, at ${time}.`,
  },
  workFault: {
    'work-under-way': 'Something else is under way. Wait until it is done.',
    'backup-missing': 'There is no backup file. Back up first.',
    'backup-not-whole': 'The backup is damaged or not whole. Back up again now.',
    'log-not-sound': 'The log is not sound, so nothing was backed up. Run verify.',
    'log-unreadable': 'The log cannot be read. Run verify.',
    'disk-failed': 'The disk is full or cannot be written. Make room and press again.',
  },
}

function left(seconds: number): string {
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`
}

function lasts(seconds: string): string {
  return seconds === '' ? 'How long it takes is known in a moment.' : `It takes ${left(Number(seconds))} more.`
}

function room(p: (name: string) => string): string {
  return `${tenths(Number(p('megabytes')) / 1_000, 'en')} GB free, reckoned at ${tenths(Number(p('kilobitsPerSecond')) / 1_000, 'en')} Mbit/s for each recorded meeting.`
}

function disk(p: (name: string) => string) {
  return { figure: `${grouped(p('hours'), 'en')} hours`, figureSays: 'of recording' }
}

/** A disk that takes writes again needs no restart. */
function afterStop(p: (name: string) => string): string {
  switch (p('cause')) {
    case 'disk-full':
      return 'Make room on the disk of the data; seconds later the server writes again by itself.'
    case 'disk-read-only':
      return 'Look at permissions and at how the disk of the data is mounted; the server writes again once it can.'
    case 'disk-failed':
    case 'append-failed':
      return 'Check the disk of the data; the server tries to write again every second.'
    default:
      return `Stop the server, run ${p('program')} verify, and restore a backup if something is damaged.`
  }
}

function after(p: (name: string) => string): string {
  const behind = Number(p('behind'))
  return behind > 0 ? `${grouped(p('behind'), 'en')} commits came after it.` : 'Nothing came after it.'
}
