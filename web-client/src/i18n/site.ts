import type { Area } from './language'

/** The site's page: its phases in the order in which a commune meets them. */
export type SiteWords = {
  readonly enter: string
  readonly entering: string
  readonly noSecrets: string
  readonly noLink: string
  readonly noLinkHint: string
  readonly knock: {
    readonly title: string
    readonly site: string
    readonly name: string
    readonly position: string
    readonly send: string
    readonly back: string
  }
  readonly notYet: (opens: string) => string
  readonly nothingToDo: string
  readonly nextMeeting: (date: string, time: string) => string
  readonly opensByItself: string
  readonly again: string
  readonly meetingAt: (time: string) => string
  readonly minutesLeft: (minutes: number) => string
  readonly hears: {
    readonly out: string
    readonly outDetail: string
    readonly off: string
    readonly offDetail: string
    readonly registered: string
    readonly registeredDetail: string
    readonly called: string
    readonly calledAfter: (unit: string) => string
    readonly calledNext: string
    readonly live: string
    readonly liveDetail: string
    readonly main: string
    readonly mainDetail: string
    readonly discussion: string
    readonly discussionDetail: string
    readonly lost: string
    readonly lostDetail: string
    readonly watching: string
    readonly watchingDetail: string
    readonly lobby: string
    readonly lobbyDetail: string
    readonly closed: string
    readonly closedDetail: string
  }
  readonly stage: {
    readonly elsewhere: string
    readonly lobby: string
    readonly lobbyDetail: string
    readonly own: string
    readonly preparing: string
    readonly waiting: string
    readonly switching: string
    readonly opening: string
    readonly empty: string
    readonly emptyDetail: string
    readonly mainLost: string
    readonly siteLost: string
    readonly holdOn: string
    readonly seenByAll: string
    readonly reconnecting: string
    readonly attempt: (attempt: number, time: string) => string
    readonly closed: string
    readonly noPicture: string
  }
  readonly mine: string
  readonly mineHeard: string
  readonly heardWell: string
  readonly check: {
    readonly picture: string
    readonly pictureHint: string
    readonly microphone: string
    readonly microphoneHint: string
    readonly loudspeaker: string
    readonly loudspeakerHint: string
    readonly line: string
    readonly lineHint: string
    readonly good: string
    readonly failed: Readonly<Record<'picture' | 'microphone' | 'loudspeaker' | 'line', string>>
    readonly running: string
    readonly note: string
    readonly action: string
    readonly working: string
    readonly again: string
    readonly goOn: string
    readonly measured: (up: string, down: string) => string
  }
  readonly passed: string
  readonly passedDetail: string
  readonly watched: string
  readonly watchedDetail: string
  readonly doubtful: string
  readonly doubtfulDetail: string
  readonly headcount: string
  readonly fewer: string
  readonly more: string
  readonly head: (name: string) => string
  readonly headMissing: string
  readonly change: string
  readonly keep: string
  readonly report: (count: number) => string
  readonly waitOpening: string
  readonly speaker: (name: string, topic: string) => string
  readonly speakerMissing: string
  readonly speakerName: string
  readonly speakerPosition: string
  readonly topic: string
  readonly anybody: (unit: string) => string
  readonly register: string
  readonly place: (place: number) => string
  readonly placeDetail: (minutes: number) => string
  readonly withdraw: string
  readonly prepare: string
  readonly prepareDetail: string
  readonly finish: string
  readonly noSound: string
  readonly noSoundDetail: string
  readonly keeps: (place: number) => string
  readonly keepsDetail: string
  readonly keepsSeat: string
  readonly keepsSeatDetail: string
  readonly toPhone: string
  readonly qrLabel: string
  readonly qrDetail: string
  readonly choose: string
  readonly chooseDetail: string
  readonly takeSeat: string
  readonly watch: string
  readonly asking: (seconds: number) => string
  readonly askingDetail: string
  readonly refused: string
  readonly refusedDetail: string
  readonly asked: string
  readonly askedDetail: (seconds: number) => string
  readonly refuseSeat: string
  readonly moved: (time: string) => string
  readonly movedDetail: string
  readonly askInviter: (phone: string) => string
  readonly technicianTold: string
  readonly closedAt: (time: string) => string
  readonly closedDetail: string
  readonly device: {
    readonly unsupported: string
    readonly unsupportedDetail: string
    readonly copy: string
    readonly copied: string
    readonly cameraREFUSED: string
    readonly cameraBUSY: string
    readonly cameraMISSING: string
    readonly microphoneREFUSED: string
    readonly microphoneBUSY: string
    readonly microphoneMISSING: string
    readonly padlock: string
    readonly closeOther: string
    readonly plugIn: string
    readonly retry: string
  }
  readonly soundBlocked: string
  readonly soundBlockedDetail: string
  readonly turnOn: string
}

export const siteWords: Area<SiteWords> = {
  vi: {
    enter: 'Vào phòng họp',
    entering: 'Đang vào…',
    noSecrets: 'Không trao đổi nội dung bí mật nhà nước.',
    noLink: 'Không có liên kết?',
    noLinkHint: 'Mở liên kết trong giấy mời, hoặc xin vào phòng chờ.',
    knock: {
      title: 'Xin vào phòng chờ',
      site: 'Điểm cầu',
      name: 'Họ và tên',
      position: 'Chức vụ',
      send: 'Xin vào',
      back: 'Quay lại',
    },
    notYet: (opens) => `Phòng họp mở lúc ${opens}.`,
    nothingToDo: 'Không cần làm gì',
    nextMeeting: (date, time) => `Họp tới: ${date}, ${time}.`,
    opensByItself: 'Trang này tự mở phòng họp.',
    again: 'Thử lại',
    meetingAt: (time) => `Họp lúc ${time}`,
    minutesLeft: (minutes) => `còn ${minutes} phút`,
    hears: {
      out: 'Chưa vào phòng họp',
      outDetail: 'Chưa ai nghe, chưa ai thấy điểm cầu này',
      off: 'Micro đang tắt',
      offDetail: 'Không ai nghe thấy điểm cầu này',
      registered: 'Đã đăng ký, micro vẫn tắt',
      registeredDetail: 'Đến lượt, micro tự mở và màn hình báo đỏ',
      called: 'Được mời chuẩn bị',
      calledAfter: (unit) => `Sau ${unit} là đến lượt, micro vẫn tắt`,
      calledNext: 'Sắp đến lượt, micro vẫn tắt',
      live: 'ĐANG PHÁT BIỂU',
      liveDetail: 'Cả hội nghị đang nghe',
      main: 'Micro đang mở',
      mainDetail: 'Cả hội nghị đang nghe điểm cầu trung tâm',
      discussion: 'Thảo luận, micro đang mở',
      discussionDetail: 'Cả hội nghị nghe thấy khi điểm cầu này nói',
      lost: 'Mất tín hiệu',
      lostDetail: 'Lúc này không ai nghe thấy điểm cầu này',
      watching: 'Máy này chỉ theo dõi',
      watchingDetail: 'Không có micro, không đăng ký được ở máy này',
      lobby: 'Đang ở phòng chờ',
      lobbyDetail: 'Chưa ai nghe, chưa ai thấy máy này',
      closed: 'Cuộc họp đã kết thúc',
      closedDetail: 'Micro đã tắt, không ai nghe thấy điểm cầu này',
    },
    stage: {
      elsewhere: 'Đang mở ở máy khác',
      lobby: 'Chờ trung tâm cho vào',
      lobbyDetail: 'Không cần làm gì, trang này tự mở phòng họp',
      own: 'Hình của điểm cầu này',
      preparing: 'Hội trường tỉnh đang chuẩn bị',
      waiting: 'Chờ chủ trì khai mạc',
      switching: 'Đang chuyển hình',
      opening: 'Đang mở hình',
      empty: 'Chưa có hình',
      emptyDetail: 'Điểm cầu này chưa gửi hình',
      mainLost: 'Điểm cầu trung tâm mất tín hiệu',
      siteLost: 'Điểm cầu đang phát biểu mất tín hiệu',
      holdOn: 'xin giữ máy',
      seenByAll: 'cả hội nghị đang thấy hình này',
      reconnecting: 'Đang tự nối lại',
      attempt: (attempt, time) => `lần ${attempt}, đã mất ${time}`,
      closed: 'Cuộc họp đã kết thúc',
      noPicture: 'Chưa có hình của điểm cầu này',
    },
    mine: 'Hình và tiếng tại chỗ, chưa ai nghe',
    mineHeard: 'Hình và tiếng của điểm cầu này',
    heardWell: 'Trung tâm nghe rõ',
    check: {
      picture: 'Hình',
      pictureHint: 'rõ, có chuyển động',
      microphone: 'Micro',
      microphoneHint: 'nói thử một câu',
      loudspeaker: 'Loa',
      loudspeakerHint: 'nghe được tiếng chuông',
      line: 'Đường truyền',
      lineHint: 'lên, xuống',
      good: 'đạt',
      failed: {
        picture: 'không thấy hình chuyển động',
        microphone: 'không có tiếng, xem công tắc trên micro',
        loudspeaker: 'máy không phát được tiếng chuông',
        line: 'không đo được',
      },
      running: 'đang thử',
      note: 'Tự kiểm tra khoảng 10 giây. Không trao đổi nội dung bí mật nhà nước.',
      action: 'Kiểm tra',
      working: 'Đang kiểm tra…',
      again: 'Kiểm tra lại',
      goOn: 'Vẫn báo có mặt',
      measured: (up, down) => `lên ${up}, xuống ${down}`,
    },
    passed: 'Đạt.',
    passedDetail: 'Hình, micro, loa và đường truyền đều tốt.',
    watched: 'Đạt, cần theo dõi.',
    watchedDetail: 'Vẫn họp được. Kỹ thuật đã biết.',
    doubtful: 'Cần xác nhận có mặt.',
    doubtfulDetail: 'Báo lại để trung tâm biết điểm cầu vẫn họp.',
    headcount: 'Số đại biểu có mặt',
    fewer: 'Bớt một',
    more: 'Thêm một',
    head: (name) => `Trưởng đoàn: ${name}.`,
    headMissing: 'Trưởng đoàn: chưa ghi tên.',
    change: 'Đổi',
    keep: 'Xong',
    report: (count) => `Báo có mặt, ${count} đại biểu`,
    waitOpening: 'Đã báo có mặt. Trang này tự chuyển khi chủ trì khai mạc.',
    speaker: (name, topic) => (topic === '' ? `Người nói: ${name}.` : `Người nói: ${name}. Nội dung: ${topic}.`),
    speakerMissing: 'Người nói: chưa ghi tên.',
    speakerName: 'Người nói',
    speakerPosition: 'Chức vụ',
    topic: 'Nội dung',
    anybody: (unit) => `Đại diện ${unit}`,
    register: 'Đăng ký phát biểu',
    place: (place) => `Thứ ${place}`,
    placeDetail: (minutes) => `trong danh sách, khoảng ${minutes} phút nữa`,
    withdraw: 'Rút đăng ký',
    prepare: 'Mời chuẩn bị',
    prepareDetail: 'Chủ trì sắp mời. Ngồi gần micro, nhìn vào máy quay.',
    finish: 'Phát biểu xong',
    noSound: 'Không có tiếng từ micro trong 5 giây.',
    noSoundDetail: 'Xem công tắc trên micro.',
    keeps: (place) => `Vẫn giữ thứ ${place}`,
    keepsDetail: 'trong danh sách. Không cần đăng ký lại, không cần tải lại trang.',
    keepsSeat: 'Vẫn giữ chỗ của điểm cầu.',
    keepsSeatDetail: 'Không cần tải lại trang.',
    toPhone: 'Chuyển sang điện thoại (mã QR)',
    qrLabel: 'Mã QR của điểm cầu này',
    qrDetail: 'Quét bằng điện thoại dùng mạng di động, bấm Vào phòng họp, rồi Chuyển sang máy này.',
    choose: 'Điểm cầu này đang mở ở máy khác.',
    chooseDetail: 'Một điểm cầu chỉ có một micro. Máy kia có 20 giây để giữ lại.',
    takeSeat: 'Chuyển sang máy này',
    watch: 'Chỉ theo dõi',
    asking: (seconds) => `Đang hỏi máy kia, còn ${seconds} giây.`,
    askingDetail: 'Máy kia không trả lời thì máy này tự vào.',
    refused: 'Máy kia giữ lại điểm cầu.',
    refusedDetail: 'Chỉ theo dõi ở máy này, hoặc hỏi lại.',
    asked: 'Một máy khác muốn dùng điểm cầu này.',
    askedDetail: (seconds) => `Tự chuyển sau ${seconds} giây.`,
    refuseSeat: 'Không, giữ máy này',
    moved: (time) => `Điểm cầu đã chuyển sang máy khác lúc ${time}.`,
    movedDetail: 'Máy này chỉ theo dõi.',
    askInviter: (phone) => `Hỏi người mời: ${phone}.`,
    technicianTold: 'Kỹ thuật đã được báo, hoặc gọi',
    closedAt: (time) => `Kết thúc lúc ${time}.`,
    closedDetail: 'Không cần làm gì, đóng trang được.',
    device: {
      unsupported: 'Ứng dụng này không mở được máy quay.',
      unsupportedDetail: 'Mở bằng Chrome, hoặc tiếp tục xem.',
      copy: 'Chép địa chỉ trang này',
      copied: 'Đã chép địa chỉ',
      cameraREFUSED: 'Trình duyệt chưa được dùng máy quay.',
      cameraBUSY: 'Máy quay đang bị chương trình khác dùng.',
      cameraMISSING: 'Không thấy máy quay.',
      microphoneREFUSED: 'Trình duyệt chưa được dùng micro.',
      microphoneBUSY: 'Micro đang bị chương trình khác dùng.',
      microphoneMISSING: 'Không thấy micro.',
      padlock: 'Bấm biểu tượng ổ khóa cạnh địa chỉ, chọn Cho phép.',
      closeOther: 'Đóng chương trình đó rồi bấm Thử lại.',
      plugIn: 'Cắm lại dây rồi bấm Thử lại.',
      retry: 'Thử lại',
    },
    soundBlocked: 'Trình duyệt chưa phát tiếng.',
    soundBlockedDetail: 'Bấm một lần để nghe hội nghị.',
    turnOn: 'Bật tiếng',
  },
  en: {
    enter: 'Enter the meeting room',
    entering: 'Entering…',
    noSecrets: 'Do not discuss state secrets.',
    noLink: 'No link?',
    noLinkHint: 'Open the link of the invitation, or ask to be let into the lobby.',
    knock: { title: 'Ask to be let in', site: 'Site', name: 'Full name', position: 'Position', send: 'Ask to enter', back: 'Back' },
    notYet: (opens) => `The room opens at ${opens}.`,
    nothingToDo: 'Nothing to do',
    nextMeeting: (date, time) => `Next meeting: ${date}, ${time}.`,
    opensByItself: 'This page opens by itself.',
    again: 'Try again',
    meetingAt: (time) => `Meeting at ${time}`,
    minutesLeft: (minutes) => `${minutes} min left`,
    hears: {
      out: 'Not in the room yet',
      outDetail: 'Nobody hears or sees this site',
      off: 'Microphone is off',
      offDetail: 'Nobody hears this site',
      registered: 'Registered, microphone still off',
      registeredDetail: 'When it is your turn it opens by itself and the screen turns red',
      called: 'Get ready',
      calledAfter: (unit) => `You are next after ${unit}, microphone still off`,
      calledNext: 'Your turn comes soon, microphone still off',
      live: 'YOU ARE SPEAKING',
      liveDetail: 'The whole conference hears you',
      main: 'Microphone is on',
      mainDetail: 'The whole conference hears the main site',
      discussion: 'Discussion, microphone is on',
      discussionDetail: 'The whole conference hears this site when it speaks',
      lost: 'Line lost',
      lostDetail: 'Nobody hears this site now',
      watching: 'This machine only watches',
      watchingDetail: 'No microphone here, and no registering',
      lobby: 'In the lobby',
      lobbyDetail: 'Nobody hears or sees this machine',
      closed: 'The meeting is over',
      closedDetail: 'Microphone is off, nobody hears this site',
    },
    stage: {
      elsewhere: 'Open on another machine',
      lobby: 'Waiting to be let in',
      lobbyDetail: 'Nothing to do, this page opens by itself',
      own: "This site's picture",
      preparing: 'The hall is getting ready',
      waiting: 'Waiting for the chair',
      switching: 'Switching the picture',
      opening: 'Opening the picture',
      empty: 'No picture yet',
      emptyDetail: 'This site sends no picture yet',
      mainLost: 'The main site is lost',
      siteLost: 'The speaking site is lost',
      holdOn: 'please hold',
      seenByAll: 'the whole conference sees this picture',
      reconnecting: 'Reconnecting',
      attempt: (attempt, time) => `attempt ${attempt}, lost for ${time}`,
      closed: 'The meeting is over',
      noPicture: 'No picture of this site yet',
    },
    mine: 'Picture and sound here, nobody hears yet',
    mineHeard: "This site's picture and sound",
    heardWell: 'Heard well at the main site',
    check: {
      picture: 'Picture',
      pictureHint: 'clear and moving',
      microphone: 'Microphone',
      microphoneHint: 'say a sentence',
      loudspeaker: 'Loudspeaker',
      loudspeakerHint: 'the chime can be heard',
      line: 'Line',
      lineHint: 'up, down',
      good: 'passed',
      failed: {
        picture: 'no moving picture',
        microphone: 'no sound, look at the switch on the microphone',
        loudspeaker: 'this machine could not play the chime',
        line: 'could not be measured',
      },
      running: 'testing',
      note: 'Tests itself in about 10 seconds. Do not discuss state secrets.',
      action: 'Test',
      working: 'Testing…',
      again: 'Test again',
      goOn: 'Report anyway',
      measured: (up, down) => `up ${up}, down ${down}`,
    },
    passed: 'Passed.',
    passedDetail: 'Picture, microphone, loudspeaker and line are good.',
    watched: 'Passed, to be watched.',
    watchedDetail: 'You can take part. The technician knows.',
    doubtful: 'Confirm that you are here.',
    doubtfulDetail: 'Report again so that the main site knows you are still there.',
    headcount: 'Delegates present',
    fewer: 'One fewer',
    more: 'One more',
    head: (name) => `Head of delegation: ${name}.`,
    headMissing: 'Head of delegation: no name yet.',
    change: 'Change',
    keep: 'Done',
    report: (count) => `Report present, ${count} delegates`,
    waitOpening: 'Reported. This page goes on when the chair opens the meeting.',
    speaker: (name, topic) => (topic === '' ? `Speaker: ${name}.` : `Speaker: ${name}. Topic: ${topic}.`),
    speakerMissing: 'Speaker: no name yet.',
    speakerName: 'Speaker',
    speakerPosition: 'Position',
    topic: 'Topic',
    anybody: (unit) => `For ${unit}`,
    register: 'Register to speak',
    place: (place) => `No. ${place}`,
    placeDetail: (minutes) => `on the list, in about ${minutes} min`,
    withdraw: 'Withdraw',
    prepare: 'Get ready',
    prepareDetail: 'The chair calls you next. Sit near the microphone, look at the camera.',
    finish: 'I have finished',
    noSound: 'No sound from the microphone for 5 seconds.',
    noSoundDetail: 'Look at the switch on the microphone.',
    keeps: (place) => `You keep place ${place}`,
    keepsDetail: 'on the list. No need to register again or to reload.',
    keepsSeat: "You keep the site's seat.",
    keepsSeatDetail: 'No need to reload.',
    toPhone: 'Move to a phone (QR code)',
    qrLabel: "This site's QR code",
    qrDetail: 'Scan it with a phone on mobile data, press Enter the meeting room, then Move to this machine.',
    choose: 'This site is open on another machine.',
    chooseDetail: 'One site has one microphone. The other machine has 20 seconds to keep it.',
    takeSeat: 'Move to this machine',
    watch: 'Only watch',
    asking: (seconds) => `Asking the other machine, ${seconds} s left.`,
    askingDetail: 'If it does not answer, this machine enters by itself.',
    refused: 'The other machine keeps the site.',
    refusedDetail: 'Only watch here, or ask again.',
    asked: 'Another machine wants to take this site.',
    askedDetail: (seconds) => `It moves in ${seconds} s.`,
    refuseSeat: 'No, keep this machine',
    moved: (time) => `The site moved to another machine at ${time}.`,
    movedDetail: 'This one only watches.',
    askInviter: (phone) => `Ask who invited you: ${phone}.`,
    technicianTold: 'The technician was told, or call',
    closedAt: (time) => `It closed at ${time}.`,
    closedDetail: 'Nothing to do, you may close the page.',
    device: {
      unsupported: 'This app cannot open the camera.',
      unsupportedDetail: 'Open in Chrome, or go on watching.',
      copy: "Copy this page's address",
      copied: 'Address copied',
      cameraREFUSED: 'The browser may not use the camera.',
      cameraBUSY: 'Another program holds the camera.',
      cameraMISSING: 'No camera found.',
      microphoneREFUSED: 'The browser may not use the microphone.',
      microphoneBUSY: 'Another program holds the microphone.',
      microphoneMISSING: 'No microphone found.',
      padlock: 'Press the padlock beside the address, choose Allow.',
      closeOther: 'Close it, then press Try again.',
      plugIn: 'Plug it in again, then press Try again.',
      retry: 'Try again',
    },
    soundBlocked: 'The browser plays no sound yet.',
    soundBlockedDetail: 'Press once to hear the conference.',
    turnOn: 'Turn on the sound',
  },
}
