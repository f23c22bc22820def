import type { Area } from './language'

export type Params = Readonly<Record<string, unknown>>

/** What happened and what to do next. A fault never says only "error". */
export type FaultText = { readonly what: string; readonly next: string }
export type FaultTexts = Readonly<Record<string, (params: Params) => FaultText>>

export const said = (params: Params, name: string): string => {
  const value = params[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
export const fixed = (what: string, next: string) => (): FaultText => ({ what, next })

/** The office with its telephone, where the server told them. */
const whom = (params: Params, otherwise: string): string =>
  [said(params, 'office'), said(params, 'phone')].filter((part) => part !== '').join(', ') || otherwise

export type ErrorWords = { readonly texts: FaultTexts; readonly unknown: (code: string) => FaultText }

export const errors: Area<ErrorWords> = {
  vi: {
    texts: {
      'not-allowed': fixed('Ông, bà chưa có quyền làm việc này.', 'Hỏi người quản trị để được cấp quyền.'),
      'not-seated': fixed('Máy này chỉ theo dõi.', 'Bấm Chuyển sang máy này để dùng micro và máy quay ở đây.'),
      'already-registered': fixed('Điểm cầu đã có trong danh sách đăng ký phát biểu.', 'Không cần đăng ký lại.'),
      'request-unknown': fixed('Đăng ký này không còn trong danh sách.', 'Xem lại danh sách.'),
      'no-floor': fixed('Lúc này không có điểm cầu nào đang phát biểu.', 'Không cần làm gì.'),
      'not-live': fixed('Cuộc họp chưa khai mạc hoặc đã kết thúc.', 'Chờ chủ trì khai mạc.'),
      'not-your-floor': fixed('Điểm cầu này không còn giữ lượt phát biểu.', 'Đăng ký lại nếu muốn nói tiếp.'),
      'seat-refused': fixed('Máy đang dùng không đồng ý chuyển.', 'Chỉ theo dõi ở máy này, hoặc gọi cho người ở máy kia.'),
      'text-too-long': (p) => ({ what: 'Nội dung dài quá.', next: `Rút ngắn còn ${said(p, 'max')} ký tự.` }),
      'bad-message': fixed('Máy chủ không hiểu yêu cầu của trang này.', 'Tải lại trang. Nếu vẫn thế, gọi kỹ thuật.'),
      'bad-request': fixed('Có ô điền chưa đúng.', 'Xem lại ô được đánh dấu.'),
      'bad-offer': fixed('Máy chủ không nhận hình và tiếng của trình duyệt này.', 'Mở bằng Chrome, hoặc gọi kỹ thuật.'),
      'too-busy': fixed('Máy chủ đang bận. Lệnh vừa rồi chưa thực hiện.', 'Chờ vài giây rồi bấm lại.'),
      'log-unavailable': fixed('Máy chủ chưa ghi được lệnh vừa rồi.', 'Chờ vài giây rồi bấm lại. Nếu vẫn thế, gọi kỹ thuật.'),
      'message-too-large': fixed('Nội dung gửi đi lớn quá.', 'Rút ngắn rồi gửi lại.'),
      'too-many-watchers': fixed('Đã có đủ máy theo dõi điểm cầu này.', 'Đóng trang ở một máy khác rồi mở lại.'),
      'no-media': fixed('Máy này chưa được nhận hình và tiếng.', 'Chờ được cho vào, hoặc gọi kỹ thuật.'),
      'protocol-version': fixed('Trang này cũ hơn máy chủ.', 'Tải lại trang.'),
      unauthorized: fixed('Phiên đăng nhập đã hết.', 'Đăng nhập lại, hoặc mở lại liên kết.'),
      'link-unknown': fixed('Liên kết này không đúng.', 'Mở lại liên kết trong giấy mời, hoặc hỏi người mời.'),
      'link-killed': (p) => ({ what: 'Liên kết này đã được thay.', next: `Hỏi ${whom(p, 'người mời')} để lấy liên kết mới.` }),
      'lobby-refused': fixed('Trung tâm chưa cho máy này vào.', 'Gọi cho người mời, hoặc xin vào phòng chờ lần nữa.'),
      'site-unknown': fixed('Không có điểm cầu nào tên như vậy.', 'Ghi tên xã, phường hoặc cơ quan như trong giấy mời.'),
      'site-ambiguous': fixed('Có nhiều điểm cầu tên như vậy.', 'Ghi cả xã, phường hay sở trước tên.'),
      'session-revoked': fixed('Máy này đã bị thu quyền vào phòng họp.', 'Hỏi người mời hoặc gọi kỹ thuật.'),
      'not-yet': fixed('Phòng họp chưa mở.', 'Không cần làm gì. Trang này tự mở phòng họp.'),
      'conference-unknown': fixed('Không tìm thấy cuộc họp.', 'Mở lại liên kết trong giấy mời.'),
      'conference-over': fixed('Cuộc họp đã kết thúc.', 'Không cần làm gì.'),
      'moved-to-other-device': fixed('Điểm cầu đã chuyển sang máy khác.', 'Máy này chỉ theo dõi.'),
      'shutting-down': fixed('Máy chủ đang khởi động lại.', 'Không cần làm gì, trang tự nối lại.'),
      'idempotency-key-reused': fixed('Yêu cầu này đã gửi với nội dung khác.', 'Tải lại trang rồi làm lại.'),
      'no-answer': fixed('Máy chủ không trả lời.', 'Xem đường mạng rồi thử lại.'),
      left: fixed('Đã rời phòng họp. Lệnh vừa rồi chưa thực hiện.', 'Mở lại trang để vào lại.'),
    },
    unknown: () => ({ what: 'Máy chủ từ chối yêu cầu vừa rồi.', next: 'Thử lại. Nếu vẫn thế, gọi kỹ thuật và đọc mã dưới Chi tiết.' }),
  },
  en: {
    texts: {
      'not-allowed': fixed('You may not do this.', 'Ask the administrator for the right.'),
      'not-seated': fixed('This machine only watches.', 'Press Move to this machine to use its microphone and camera.'),
      'already-registered': fixed('The site is on the list already.', 'No need to register again.'),
      'request-unknown': fixed('This request is no longer on the list.', 'Look at the list again.'),
      'no-floor': fixed('No site is speaking now.', 'Nothing to do.'),
      'not-live': fixed('The meeting has not opened, or is over.', 'Wait for the chair to open it.'),
      'not-your-floor': fixed('This site no longer has the floor.', 'Register again to go on.'),
      'seat-refused': fixed('The other machine kept the seat.', 'Watch here, or telephone the other machine.'),
      'text-too-long': (p) => ({ what: 'The text is too long.', next: `Shorten it to ${said(p, 'max')} characters.` }),
      'bad-message': fixed('The server does not understand this page.', 'Reload. If it stays so, call the technician.'),
      'bad-request': fixed('A field is not right.', 'Look at the marked field.'),
      'bad-offer': fixed("The server does not take this browser's picture and sound.", 'Open in Chrome, or call the technician.'),
      'too-busy': fixed('The server is busy. Your last command was not carried out.', 'Wait a few seconds and press again.'),
      'log-unavailable': fixed('The server could not write your last command.', 'Wait a few seconds and press again, else call the technician.'),
      'message-too-large': fixed('What was sent is too large.', 'Shorten it and send again.'),
      'too-many-watchers': fixed('Enough machines watch this site already.', 'Close the page on another machine and open it again.'),
      'no-media': fixed('This machine gets no picture and sound yet.', 'Wait to be let in, or call the technician.'),
      'protocol-version': fixed('This page is older than the server.', 'Reload the page.'),
      unauthorized: fixed('Your session has ended.', 'Sign in again, or open the link again.'),
      'link-unknown': fixed('This link is not right.', 'Open the link of the invitation again, or ask who invited you.'),
      'link-killed': (p) => ({ what: 'This link was replaced.', next: `Ask ${whom(p, 'who invited you')} for the new one.` }),
      'lobby-refused': fixed('The main site did not let this machine in.', 'Call who invited you, or ask to be let in again.'),
      'site-unknown': fixed('There is no site of that name.', 'Write the commune, ward or agency as in the invitation.'),
      'site-ambiguous': fixed('Several sites have that name.', 'Write its kind before the name.'),
      'session-revoked': fixed('This machine may no longer enter the meeting.', 'Ask who invited you, or call the technician.'),
      'not-yet': fixed('The meeting room is not open yet.', 'Nothing to do. This page opens by itself.'),
      'conference-unknown': fixed('There is no such meeting.', 'Open the link of the invitation again.'),
      'conference-over': fixed('The meeting is over.', 'Nothing to do.'),
      'moved-to-other-device': fixed('The site moved to another machine.', 'This one only watches.'),
      'shutting-down': fixed('The server restarts.', 'Nothing to do, the page reconnects by itself.'),
      'idempotency-key-reused': fixed('This request was sent before with other content.', 'Reload the page and do it again.'),
      'no-answer': fixed('The server does not answer.', 'Look at the network and try again.'),
      left: fixed('You have left the meeting. Your last command was not carried out.', 'Open the page again.'),
    },
    unknown: () => ({ what: 'The server refused the last request.', next: 'Try again, else call the technician and read out the code under Details.' }),
  },
}
