import type { Area } from './language'

/** How media gets to this machine, or why it does not. */
export type ReachWords = {
  readonly udp: string
  readonly udpDetail: string
  readonly tcp: string
  readonly tcpDetail: (port: string) => string
  readonly relay: string
  readonly relayDetail: string
  readonly blocked: string
  readonly blockedDetail: (places: string) => string
  readonly wrong: (places: string) => string
  readonly wrongDetail: (page: string) => string
  readonly nowhere: string
  readonly nowhereDetail: string
  readonly place: (address: string, by: string) => string
}

const vi: ReachWords = {
  udp: 'Hình, tiếng tới máy chủ tốt.',
  udpDetail: 'Đi thẳng bằng UDP.',
  tcp: 'UDP bị chặn: hình, tiếng đi bằng TCP.',
  tcpDetail: (port) => `Họp được, nhưng dễ giật khi mạng kém. Nhờ mở UDP cổng ${port} trên tường lửa.`,
  relay: 'Hình, tiếng đi qua máy trung chuyển.',
  relayDetail: 'Mạng này không cho đi thẳng tới máy chủ; họp được.',
  blocked: 'Hình, tiếng không tới được máy chủ.',
  blockedDetail: (places) => `Đã thử ${places}, không nơi nào trả lời. Nhờ mở cổng này trên tường lửa, UDP và TCP.`,
  wrong: (places) => `Máy chủ báo sai địa chỉ nhận hình, tiếng: ${places}.`,
  wrongDetail: (page) => `Trang này tới từ ${page}. Báo quản trị sửa giaoban.media.advertised.`,
  nowhere: 'Máy chủ không báo địa chỉ nhận hình, tiếng nào.',
  nowhereDetail: 'Báo quản trị xem giaoban.media.addresses.',
  place: (address, by) => `${address} (${by})`,
}

const en: ReachWords = {
  udp: 'Picture and sound reach the server well.',
  udpDetail: 'Directly over UDP.',
  tcp: 'UDP is blocked: picture and sound go over TCP.',
  tcpDetail: (port) => `The meeting works, but may stutter on a poor line. Ask for UDP port ${port} to be opened in the firewall.`,
  relay: 'Picture and sound go through a relay.',
  relayDetail: 'This network does not let them go directly to the server; the meeting works.',
  blocked: 'Picture and sound do not reach the server.',
  blockedDetail: (places) => `Tried ${places}; none answered. Ask for this port to be opened in the firewall, UDP and TCP.`,
  wrong: (places) => `The server tells a wrong address for picture and sound: ${places}.`,
  wrongDetail: (page) => `This page came from ${page}. Ask the administrator to correct giaoban.media.advertised.`,
  nowhere: 'The server tells no address for picture and sound.',
  nowhereDetail: 'Ask the administrator to look at giaoban.media.addresses.',
  place: (address, by) => `${address} (${by})`,
}

export const reachWords: Area<ReachWords> = { vi, en }
