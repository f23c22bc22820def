// The design's invented province: the 104 sites of the pad's mock-up, in its order.
const names =
  'Nậm Khuổi|ĐK. Quần đảo Nghiêng Sơn|Lũng Cẩu|Kỳ Thượng|P. Hòa Khê|Hải Trạch|Pò Ngẫn|Quỳnh Lễ|Thượng ' +
  'Nguyễn Khê|An Khế|An Quý|An Thượng|P. Bạch Hạc Đông|Bãi Thụ|Bản Ngoại|Bản Phiệt|Bằng Cả|Bình Lục ' +
  'Hạ|Bình Nghĩa|Cẩm Đường|P. Cẩm Lĩnh|Cẩm Nhượng Hạ|Cốc Rế|Cồn Ngạn|Cửa Lũy|Đại Thắng|Đỗ Xá|Đồi ' +
  'Ngô|Đông Lộc|Đông Mỹ|Đồng Tiến|Giao Nhượng|Giao Thắng|Hải Khê|P. Hải Lâm|Hải Thượng|Hải Yến|Hòa ' +
  'Cuông|Hồng Thuận|Hưng Lễ|Hữu Bằng|Khánh Nhạc|Khuổi Nặm|Kim Lũ|Kỳ Hưng|Kỳ Nghĩa|La Hiền|Lâm Thượng|P. ' +
  'Lê Lợi Đông|Liêm Túc|Lộc Hải|Lũng Vẻ|Minh Quán|Mường Ẳng Hạ|Mường Lói|Mỹ Thắng|Nà Ngỗ|Nậm Sảo|Nghĩa ' +
  'Hưng|P. Nguyễn Khuê|Nguyễn Úy|Nhân Khang|Pá Ngừ|P. Phố Rỗ|Phú Đa|Phú Lũng|Phụng Công|Pù Lẫm|Quang ' +
  'Thuận|Quế Nham|Quỹ Nhất|Sơn Cẩm|Sủng Phài|Tả Gia|Tà Lếch|Tân Lễ|Tân Ngẫu|P. Tân Thuận Mỹ|Thạch ' +
  'Bàn|Thạch Kỳ|Thái Thuỵ Nam|Thanh Nghị|Thiên Hương|Thịnh Lộc|Thụy Lôi|Thượng Bằng|Tiên Ngoại|Tiền ' +
  'Phong|Trung Hội|Trực Mỹ|P. Trường Yên|Tùng Lẫu|Tượng Sơn|Văn Lẵng|Vân Trục|P. Vĩnh Thuỵ|Vũ Lễ|Vụ ' +
  'Quang|Xín Cẩu|Xuân Lũng|Xuân Mỹ|Ý Tân|Yên Cư|Yên Đổ'

const kinds = { 'P.': 'phường', 'ĐK.': 'đặc khu' }

export const communes = names.split('|').map((label) => {
  const [first, ...rest] = label.split(' ')
  const type = kinds[first]
  return type === undefined ? { type: 'xã', name: label } : { type, name: rest.join(' ') }
})
