import { civilDate, grouped, signedSeconds, tenths } from './figures'
import type { SystemWords } from './system'

export const systemVi: SystemWords = {
  title: 'Tình trạng hệ thống',
  ready: 'Sẵn sàng',
  readyTitle: 'Họp được, không có việc phải làm',
  watchTitle: (count) => `Họp được, ${count} việc nên làm`,
  badTitle: (count) => `${count} việc phải xử lý trước khi họp`,
  lead: 'Máy chủ tự kiểm tra. Mục nào cần làm đứng trước, kèm việc làm tiếp.',
  checks: 'Các mục kiểm tra',
  checkedAt: (time) => `Kiểm tra lúc ${time}, tự lặp mỗi 5 giây`,
  stale: 'Chưa nối được máy chủ. Dưới đây là lần kiểm tra gần nhất.',
  next: 'Làm tiếp:',
  level: { GOOD: 'Tốt', WATCH: 'Nên làm', BAD: 'Phải xử lý' },
  check: {
    CERTIFICATE: 'Chứng thư',
    ADDRESS: 'Địa chỉ',
    MEDIA: 'Cổng hình, tiếng',
    CLOCK: 'Đồng hồ',
    DISK: 'Đĩa',
    LOG: 'Nhật ký',
    BACKUP: 'Sao lưu',
    SIMULATORS: 'Mô phỏng',
    VERSION: 'Phiên bản',
    VIEW: 'Khung nhìn',
  },
  says: {
    CERTIFICATE_OWN: (p) => ({
      fact: `Chứng thư riêng, còn hạn đến ${civilDate(p('ends'))}.`,
      figure: `${grouped(p('days'), 'vi')} ngày`,
      figureSays: 'còn hạn',
    }),
    CERTIFICATE_SELF_SIGNED: (p) => ({
      fact: `Chứng thư tự ký, còn hạn đến ${civilDate(p('ends'))}. Trình duyệt sẽ cảnh báo ở lần vào đầu tiên.`,
      next: 'Đặt chứng thư của cơ quan vào giaoban.yml: giaoban.server.https.',
      figure: `${grouped(p('days'), 'vi')} ngày`,
      figureSays: 'còn hạn',
    }),
    CERTIFICATE_ENDS_SOON: (p) => ({
      fact: `Chứng thư hết hạn ngày ${civilDate(p('ends'))}. Sau đó trình duyệt không cho vào.`,
      next: 'Thay chứng thư. Chứng thư tự ký: xóa thư mục tls rồi khởi động lại.',
      figure: `${p('days')} ngày`,
      figureSays: 'còn hạn',
    }),
    CERTIFICATE_ENDED: (p) => ({
      fact: `Chứng thư đã hết hạn ngày ${civilDate(p('ends'))}. Trình duyệt không cho vào.`,
      next: 'Thay chứng thư. Chứng thư tự ký: xóa thư mục tls rồi khởi động lại.',
      figure: 'hết hạn',
    }),
    CERTIFICATE_UNREADABLE: () => ({
      fact: 'Không đọc được tệp chứng thư.',
      next: 'Xem đường dẫn và quyền đọc ở giaoban.server.https trong giaoban.yml.',
    }),
    CERTIFICATE_ABSENT: () => ({
      fact: 'Không còn tệp chứng thư. Máy chủ vẫn chạy bằng bản đã đọc.',
      next: 'Khởi động lại để máy chủ tạo chứng thư mới.',
    }),
    ADDRESS_CONFIGURED: (p) => ({ fact: `Liên kết dùng địa chỉ ${p('address')}, do quản trị đặt.`, figure: p('address') }),
    ADDRESS_FOUND: (p) => ({
      fact: `Liên kết dùng địa chỉ của máy này. Máy có ${p('own')} địa chỉ mạng.`,
      figure: p('address'),
    }),
    ADDRESS_ONLY_HERE: () => ({
      fact: 'Máy chủ không có địa chỉ mạng: chỉ vào được từ chính máy này.',
      next: 'Nối mạng, hoặc đặt giaoban.server.public-address trong giaoban.yml.',
    }),
    MEDIA_READY: (p) => ({
      fact: 'Đã mở cho hình và tiếng, bộ đệm đủ lớn. Tường lửa phải cho UDP vào cổng này.',
      figure: p('port'),
      figureSays: 'UDP',
    }),
    MEDIA_BUFFERS_SMALL: (p) => ({
      fact: `Bộ đệm nhận ${grouped(p('receiveKib'), 'vi')} KiB, gửi ${grouped(p('sendKib'), 'vi')} KiB; cần ${grouped(p('wantedKib'), 'vi')} KiB. Họp đông có thể rớt gói.`,
      next: `Chạy: sysctl -w net.core.rmem_max=${p('wanted')} net.core.wmem_max=${p('wanted')}, rồi khởi động lại.`,
      figure: p('port'),
      figureSays: 'UDP',
    }),
    MEDIA_BUFFERS_UNKNOWN: (p) => ({
      fact: 'Đã mở cho hình và tiếng. Hệ điều hành này không cho biết cỡ bộ đệm.',
      figure: p('port'),
      figureSays: 'UDP',
    }),
    MEDIA_TOLD: (p) => ({
      fact: `Trình duyệt gửi hình, tiếng tới ${p('told')} bằng UDP, nơi chặn UDP thì bằng TCP. Tường lửa phải cho cả hai vào.`,
      figure: p('port'),
      figureSays: 'UDP, TCP',
    }),
    MEDIA_TOLD_FOREIGN: (p) => ({
      fact: `Trình duyệt được báo địa chỉ ${p('foreign')}, không phải của máy này: chỉ đúng khi bộ định tuyến chuyển cổng này về đây.`,
      next: 'Kiểm tra từ một điểm cầu (Kiểm tra); nếu sai, sửa giaoban.media.advertised trong giaoban.yml.',
      figure: p('port'),
      figureSays: 'UDP, TCP',
    }),
    MEDIA_NO_TCP: (p) => ({
      fact: 'Chương trình khác giữ cổng TCP này: nơi chặn UDP sẽ không có hình, tiếng.',
      next: 'Dừng chương trình đó hoặc chọn cổng khác bằng --port, rồi khởi động lại.',
      figure: p('port'),
      figureSays: 'TCP',
    }),
    CLOCK_STEADY: (p) => ({
      fact: 'Không bị chỉnh từ lúc khởi động. Giờ trong biên bản là đúng như giờ máy.',
      figure: `${grouped(p('milliseconds'), 'vi')} ms`,
      figureSays: 'lệch từ lúc khởi động',
    }),
    CLOCK_MOVED: (p) => ({
      fact: `Đồng hồ đã bị chỉnh ${signedSeconds(p('milliseconds'), 'vi')} giây từ lúc khởi động. Giờ trong biên bản có thể sai.`,
      next: 'Xem máy chủ giờ (NTP) của máy này.',
      figure: `${signedSeconds(p('milliseconds'), 'vi')} giây`,
      figureSays: 'lệch',
    }),
    CLOCK_JUMPED: (p) => ({
      fact: `Đồng hồ đã nhảy ${signedSeconds(p('milliseconds'), 'vi')} giây. Giờ trong biên bản và giờ mở họp không tin được; việc tự động (nhường chỗ, hỏi lại có mặt) đã dừng.`,
      next: 'Đặt lại máy chủ giờ (NTP), rồi khởi động lại Giao Ban.',
      figure: `${signedSeconds(p('milliseconds'), 'vi')} giây`,
      figureSays: 'lệch',
    }),
    DISK_ENOUGH: (p) => ({ ...disk(p), fact: room(p) }),
    DISK_LOW: (p) => ({ ...disk(p), fact: room(p), next: 'Chuyển hồ sơ cũ sang kho, hoặc thêm đĩa.' }),
    DISK_ALMOST_FULL: (p) => ({
      ...disk(p),
      fact: `${room(p)} Một cuộc họp dài có thể không ghi hết.`,
      next: 'Chuyển hồ sơ cũ sang kho, hoặc thêm đĩa, trước cuộc họp tới.',
    }),
    LOG_GOOD: (p) => ({ fact: 'Ghi và đọc được.', figure: grouped(p('position'), 'vi'), figureSays: 'vị trí' }),
    LOG_FAULT: (p) => ({
      fact: `Nhật ký đã dừng (${p('cause')}). Không ghi thêm được gì.`,
      next: afterStop(p),
      figure: grouped(p('position'), 'vi'),
      figureSays: 'vị trí cuối',
    }),
    BACKUP_TRIED: (p) => ({
      fact: `Bản ngày ${civilDate(p('made'))}, đã khôi phục thử ngày ${civilDate(p('tried'))}. ${after(p)}`,
      figure: `${p('days')} ngày`,
      figureSays: 'từ bản gần nhất',
    }),
    BACKUP_NOT_TRIED: (p) => ({
      fact: `Bản ngày ${civilDate(p('made'))}, ${p('tried') === '' ? 'chưa ai khôi phục thử' : `khôi phục thử đã lâu, ngày ${civilDate(p('tried'))}`}. ${after(p)}`,
      next: 'Quản trị hoặc kỹ thuật bấm Phục hồi thử ở dưới. Không ảnh hưởng cuộc họp; nên thử lại sau mỗi 30 ngày.',
      figure: `${p('days')} ngày`,
      figureSays: 'từ bản gần nhất',
    }),
    BACKUP_OLD: (p) => ({
      fact: `Bản gần nhất ngày ${civilDate(p('made'))}. ${after(p)}`,
      next: 'Quản trị hoặc kỹ thuật bấm Sao lưu ngay ở dưới. Làm được trong lúc họp; nên làm mỗi tuần.',
      figure: `${p('days')} ngày`,
      figureSays: 'từ bản gần nhất',
    }),
    BACKUP_NONE: () => ({
      fact: 'Chưa có bản sao lưu nào. Hỏng đĩa là mất hết.',
      next: 'Quản trị hoặc kỹ thuật bấm Sao lưu ngay ở dưới. Làm được trong lúc họp.',
      figure: 'chưa có',
    }),
    SIMULATORS_NONE: () => ({ fact: 'Không chạy điểm cầu mô phỏng.', figure: '0', figureSays: 'điểm cầu' }),
    SIMULATORS_RUN: (p) => ({
      fact: 'Các điểm cầu mô phỏng của dữ liệu mẫu đang chạy.',
      figure: p('sites'),
      figureSays: 'điểm cầu',
    }),
    SIMULATORS_ENDED: (p) => ({
      fact: 'Chương trình mô phỏng đã dừng. Cuộc họp thật không bị ảnh hưởng.',
      next: `Chạy: ${p('program')} simulate sites 104, hoặc khởi động lại máy chủ. Nhật ký: logs/simulators.log.`,
      figure: '0',
      figureSays: 'điểm cầu',
    }),
    VERSION: (p) => ({ fact: `Chạy từ ${civilDate(p('started'))}.`, figure: p('version') }),
    VIEW_FOLLOWS: () => ({ fact: 'theo kịp' }),
    VIEW_BEHIND: (p) => ({
      fact: `Khung nhìn “${p('name')}” chậm ${grouped(p('lag'), 'vi')} giao dịch. Tìm kiếm và danh sách có thể chưa đủ.`,
      next: 'Chờ vài phút. Nếu số này không giảm, khởi động lại máy chủ.',
      figure: grouped(p('lag'), 'vi'),
      figureSays: 'giao dịch chậm',
    }),
    VIEW_STOPPED: (p) => ({
      fact:
        p('cause') === 'event-unknown'
          ? `Khung nhìn “${p('name')}” đã dừng ở vị trí ${grouped(p('stoppedAt'), 'vi')}: sự kiện ${p('event')} (bản ${p('version')}) do Giao Ban mới hơn ghi.`
          : `Khung nhìn “${p('name')}” đã dừng ở vị trí ${grouped(p('stoppedAt'), 'vi')}. Lý do: ${p('error')}`,
      next:
        p('cause') === 'event-unknown'
          ? 'Dữ liệu gốc còn nguyên. Cài phiên bản mới hơn rồi khởi động lại: khung nhìn chạy tiếp từ chỗ dừng.'
          : 'Dữ liệu gốc còn nguyên. Khởi động lại; nếu vẫn dừng, cập nhật chương trình, hoặc dựng lại khung nhìn ở bảng dưới.',
      figure: grouped(p('stoppedAt'), 'vi'),
      figureSays: 'dừng ở vị trí',
    }),
    VIEW_IN_MAKING: (p) => ({
      fact: `Khung nhìn “${p('name')}” đang được dựng từ nhật ký, chưa đọc được. ${lasts(p('seconds'))}`,
      figure: `${p('percent')} %`,
      figureSays: `đã dựng ${grouped(p('made'), 'vi')}`,
    }),
    VIEW_REMADE: () => ({ fact: 'đang dựng lại, bảng cũ vẫn phục vụ' }),
  },
  viewsTitle: 'Khung nhìn',
  viewsSays: 'Các bảng để đọc nhanh, dựng từ nhật ký. Xóa đi dựng lại được bất cứ lúc nào.',
  viewName: {
    search: 'Tìm kiếm',
    list: 'Danh sách lưu sẵn',
    speech: 'Lượt phát biểu',
    site: 'Điểm cầu',
    camera: 'Máy quay',
    account: 'Tài khoản',
    unit: 'Đơn vị',
    recording: 'Bản ghi',
    conference: 'Cuộc họp',
    attendance: 'Có mặt',
  },
  position: 'Vị trí',
  lag: 'Chậm',
  state: 'Tình trạng',
  allFollow: (count) => `${count} khung nhìn đều theo kịp nhật ký.`,
  making: (percent, seconds) => `Dựng lại: ${percent} %${seconds === undefined ? '' : `, còn ${left(seconds)}`}`,
  rebuild: 'Dựng lại',
  rebuildAll: 'tất cả khung nhìn',
  rebuildAllDo: 'Dựng lại tất cả',
  rebuildQuestion: (view) => `Dựng lại “${view}” từ nhật ký?`,
  rebuildConsequence: 'Cuộc họp vẫn chạy, bảng cũ phục vụ đến khi bảng mới xong. Cần đĩa trống bằng cỡ tệp views.db.',
  rebuildDo: 'Dựng lại',
  rebuildKeep: 'Để sau',
  doctor: (program) => `Khi máy chủ không chạy, ${program} doctor kiểm tra cũng những mục này.`,
  keepTitle: 'Giữ dữ liệu',
  keepSays: 'Sao lưu và thử phục hồi chạy trong lúc họp được. Bản sao lưu nằm cạnh thư mục dữ liệu; nên chép sang máy khác.',
  backUp: 'Sao lưu ngay',
  tryIt: 'Phục hồi thử',
  tryQuestion: 'Phục hồi thử bản sao lưu gần nhất?',
  tryConsequence:
    'Bung bản sao lưu ra chỗ tạm, kiểm tra từng tệp, nhật ký và niêm phong, rồi xóa chỗ tạm. Dữ liệu đang dùng không đổi. Cần đĩa trống bằng cỡ dữ liệu; đĩa bận hơn trong lúc thử.',
  tryDo: 'Phục hồi thử',
  erasePerson: 'Xóa dữ liệu một người',
  working: { BACKUP: 'Đang sao lưu', TRIAL: 'Đang bung bản sao lưu' },
  checking: 'Đang kiểm tra',
  worked: {
    BACKUP: (time, seconds) => `Đã sao lưu lúc ${time}, hết ${seconds} giây.`,
    TRIAL: (time, seconds) => `Đã phục hồi thử lúc ${time}, hết ${seconds} giây. Bản sao lưu dùng được.`,
  },
  notWorked: {
    BACKUP: (time) => `Không sao lưu được, lúc ${time}.`,
    TRIAL: (time) => `Phục hồi thử không được, lúc ${time}.`,
  },
  workFault: {
    'work-under-way': 'Đang có việc khác chạy. Chờ xong rồi bấm lại.',
    'backup-missing': 'Không thấy tệp sao lưu nào. Sao lưu trước đã.',
    'backup-not-whole': 'Bản sao lưu bị hỏng hoặc không đủ. Sao lưu lại ngay.',
    'log-not-sound': 'Nhật ký không nguyên vẹn nên không sao lưu. Chạy lệnh verify.',
    'log-unreadable': 'Không đọc được nhật ký. Chạy lệnh verify.',
    'disk-failed': 'Đĩa đầy hoặc không ghi được. Dọn đĩa rồi bấm lại.',
  },
}

function left(seconds: number): string {
  return seconds < 90 ? `khoảng ${seconds} giây` : `khoảng ${Math.round(seconds / 60)} phút`
}

function lasts(seconds: string): string {
  return seconds === '' ? 'Lát nữa sẽ biết còn bao lâu.' : `Còn ${left(Number(seconds))}.`
}

function room(p: (name: string) => string): string {
  return `Còn ${tenths(Number(p('megabytes')) / 1_000, 'vi')} GB, tính ${tenths(Number(p('kilobitsPerSecond')) / 1_000, 'vi')} Mbit/s mỗi cuộc họp được ghi.`
}

function disk(p: (name: string) => string) {
  return { figure: `${grouped(p('hours'), 'vi')} giờ`, figureSays: 'ghi được' }
}

/** A disk that takes writes again needs no restart. */
function afterStop(p: (name: string) => string): string {
  switch (p('cause')) {
    case 'disk-full':
      return 'Giải phóng chỗ trên đĩa dữ liệu; vài giây sau máy chủ tự ghi tiếp.'
    case 'disk-read-only':
      return 'Xem quyền và cách gắn đĩa dữ liệu; khi ghi được, máy chủ tự ghi tiếp.'
    case 'disk-failed':
    case 'append-failed':
      return 'Kiểm tra đĩa dữ liệu; mỗi giây máy chủ tự thử ghi lại.'
    default:
      return `Dừng máy chủ, chạy ${p('program')} verify, rồi khôi phục từ bản sao lưu nếu có chỗ hỏng.`
  }
}

function after(p: (name: string) => string): string {
  const behind = Number(p('behind'))
  return behind > 0 ? `Từ đó có thêm ${grouped(p('behind'), 'vi')} giao dịch.` : 'Từ đó chưa có gì mới.'
}
