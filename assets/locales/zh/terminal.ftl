# 终端机自己的文字。机构的文字（准证、问题）在目录里。

service-name = Guichet
demonstration = 演示模式：您输入的内容不会发送给真实机构
demonstration-short = 演示模式：不会发送任何内容
yes = 是
no = 否
back = 返回
continue = 继续
finish = 结束
more = 再显示 { $count } 项
earlier = 显示前面的项目
only-in = { $language ->
    [ms] 只有马来文
    [zh] 只有中文
    [ta] 只有淡米尔文
    [ar] 只有阿拉伯文
   *[en] 只有英文
}
licences = { $count } 项准证
agencies = { $count } 个机构

## 日期
date = { $year }年{ $month }{ $day }日
moment = { $date } { $time }
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

## 固定工具栏
tool-help = 帮助
tool-text-size = 字体大小
tool-contrast = 对比度
tool-reach = 低位操作
tool-finish = 结束

## 键盘
key-shift = 大写
key-delete = 删除
key-space = 空格
key-letters = a b c
key-accents = é ñ ü
key-signs = @ # &
key-digits = 1 2 3
key-tamil = அ ஆ இ
key-pinyin = 拼音
key-arabic = ا ب ت
key-earlier = ‹
key-later = ›
key-signs-spoken = 符号
key-digits-spoken = 数字和符号
key-accents-spoken = 带附加符号的字母
key-letters-spoken = 拉丁字母
key-tamil-spoken = 泰米尔字母
key-pinyin-spoken = 拼音
key-arabic-spoken = 阿拉伯字母
key-pulli = 普利，无元音
key-earlier-spoken = 前面的字
key-later-spoken = 更多的字
pinyin-hint = 请输入读音，例如 xinjiapo
candidate-in-word = { $letter }，{ $word }的{ $letter }
scan-begin = 键盘各行。请移动以开始。
scan-range = { $first }到{ $last }
scan-row = 第{ $row }行：{ $keys }
sign-full-stop = 句号
sign-comma = 逗号
sign-list-comma = 顿号
sign-semicolon = 分号
sign-colon = 冒号
sign-question-mark = 问号
sign-exclamation-mark = 感叹号
sign-middle-dot = 间隔号
sign-at = at 符号
sign-number = 井号
sign-dollar = 美元符号
sign-per-cent = 百分号
sign-and = 和号
sign-asterisk = 星号
sign-bracket-open = 左括号
sign-bracket-close = 右括号
sign-square-open = 左方括号
sign-square-close = 右方括号
sign-less = 小于号
sign-greater = 大于号
sign-title-open = 左书名号
sign-title-close = 右书名号
sign-hyphen = 连字符
sign-underscore = 下划线
sign-plus = 加号
sign-equals = 等号
sign-stroke = 斜线
sign-apostrophe = 撇号
sign-quotation-mark = 引号

## 欢迎页、语言、开始
attract-heading = 一个柜台，办理所有准证。
attract-promise = 了解您需要哪些准证，一次向所有机构申请，并带走收据。
attract-picture = 街上商店和办公楼的线条画。
attract-limit = 停止操作 { $minutes } 分钟后，本次服务将结束。您可以要求更多时间。
language-heading = 选择您的语言
language-safe = 您可以随时更改语言，答案不会丢失。
start-heading = 您想办理什么？
start-limit = { $minutes } 分钟无操作，本次服务即结束。未提交或保存的内容不会保留。
way-find = 查找我需要的准证
way-find-detail = 回答几个与您的计划有关的问题
way-search = 我知道要申请哪项准证
way-search-detail = 按名称、机构或活动搜索
way-existing = 续期、更改或取消
way-existing-detail = 您已持有的准证
way-status = 查询申请
way-status-detail = 查看进度，或重新打印收据
way-resume = 用代码继续
way-resume-detail = 输入或扫描单据上的代码
way-ask = 提出问题
way-ask-detail = 各机构一致认可的答案
lack-paper = 目前无法打印收据
lack-paper-text = 您仍然可以申请。编号会显示在屏幕上，请抄下或拍照。
lack-line = 目前没有网络连接
lack-line-text = 您仍然可以申请。申请会安全地存放在这里，线路恢复后立即发送。
lack-room = 可存放申请的空间不多了
lack-room-text = 您仍可申请。如果无法在此保存，提交前会告诉您。
lack-clock = 本终端的时钟可能不准
lack-clock-text = 您仍可申请。以您的申请送达的时间为准。
lack-catalogue = 执照资料可能已过时
lack-catalogue-text = 您仍可申请。如有变动，有关机构会通知您。
lack-speech = 目前无法朗读
lack-speech-text = 所有内容都显示在屏幕上。如需帮助，请使用其他终端或询问工作人员。
fault-code = 故障 { $code }。

## 查找
sectors-heading = 与哪方面有关？
sector-count = { $count } 项计划
sector-position = { $name }：第 { $from } 至 { $to } 项，共 { $all } 项
intents-heading = 您打算做什么？
search-instead = 改用输入搜索
elsewhere-heading = 在别处申请
elsewhere-text = 这些须以其他方式申请，不能在本终端申请。
elsewhere-alone = 这项须在别处申请
elsewhere-where = 申请地点
elsewhere-by = 签发机构
elsewhere-found = 须在别处申请
faq-beside = 大家常问的问题
search-heading = 您要找什么？
search-label = 您的用词
search-hint = 输入您打算做的事，或准证的名称。
search-found = { $count ->
    [0] 还没有相符的结果。请换一个词。
   *[other] { $count } 项结果
}
search-faq = 问与答
faq-heading = 常见问题
faq-none = 这里还没有答案。请询问工作人员。

## 问题
interview-progress = { $all } 项准证已核对 { $settled } 项，{ $possible } 项可能需要
question-position = { $part } · 第 { $place } 题，共 { $all } 题
why-we-ask = 为什么要问
needed-by = 需要此答案的机构
not-yet = 我还不知道
not-yet-detail = 您可以先继续
declare = 我声明以上内容属实
date-hint = 请依次输入日、月、年：2026年3月5日请输入 05032026。
veil-draw = 隐藏我输入的内容
veil-open = 显示我输入的内容
parts-link = 查看表格的所有部分
left-empty = 未填写
change-it = 更改
change = 更改：{ $question }
group-count = { $count ->
    [0] 还没有
   *[other] { $count } 项
}
group-item = { $item } { $number }
group-add = 添加：{ $item }
remove-it = 删除

## 答案有误
problem-heading = 请检查您的答案
problem-required = 请作答。
problem-must-know = 请选择其他答案。这一题不能留空。
problem-not-an-option = 请从所列答案中选择。
problem-too-long = 最多只能输入 { $max } 个字符。
problem-not-a-number = 请只用数字输入一个整数。
problem-not-an-amount = 请输入金额，例如 12.50。
problem-out-of-range = 请输入 { $min } 到 { $max } 之间的数值。
problem-not-a-date = 没有这一天。请依次输入日、月、年，例如 05032026。
problem-email = 这不是电子邮件地址。正确的形式如 name@example.com。
problem-phone = 这不是电话号码。请输入 8 位数字，或先输入 + 和国家代码。
problem-postcode = 这不是邮政编码。请输入 6 位数字。
problem-national-id = 身份证或外籍人士号码有误。请检查每个字母和数字。
problem-business-id = 商业机构编号（UEN）有误。请检查每个字母和数字。
problem-not-declared = 请阅读声明并打勾后继续。
problem-too-few = 请至少添加 { $min } 项。
problem-too-many = 最多只能有 { $max } 项。
problem-nothing-chosen = 请至少选择一项准证。
problem-document-open = 请说明每份文件您能否提交。
problem-not-agreed = 您尚未同意让 { $agency } 接收您的答案。
problem-review-open = 请再检查一次您的答案。
problem-unknown = 此项已不可用。请返回。

## 结果
result-label = 您的结果
result-heading = 您需要来自{ $agencies }的{ $licences }
fees-in-all = 费用总计
fees-so-far = 目前已知的费用
fees-label = 费用
longest-wait = 最长等候时间
working-days = { $count } 个工作日
fee-none = 免费
fee-on-approval = 批准时收取
fee-later = 视您的答案而定
fee-not-taken = 未选择
take-licence = 申请{ $licence }
leave-licence = 暂不申请{ $licence }
may-apply = 可能需要
may-apply-title = 还有 { $count } 项可能需要
may-apply-text = 目前还不能确定。您仍然可以申请，或返回回答尚未回答的问题。
waits-for = 取决于：{ $questions }
not-applying-link = 不需要 { $count } 项准证：查看原因
not-applying-heading = 不需要 { $count } 项准证
not-applying-text = 如果某个原因与您的情况不符，请返回更改答案。
nothing-heading = 您不需要任何准证
nothing-text = 根据您的回答，这些准证都不需要。如果计划有变，请再来查询。
nothing-otherwise = 请注意
apply = { $count ->
    [0] 请先选择准证
    [1] 申请这项准证
   *[other] 申请全部 { $count } 项
}
apply-renew = 申请续期
apply-amend = 申请更改
apply-cancel = 申请取消

## 开始之前、各部分、检查
documents-progress = 开始之前
documents-again = 提交之前
documents-heading = 机构将要求查看的文件
documents-text = 现在不需要这些文件。请告诉我们哪些您还没有；其余的可以稍后凭编号提交。
documents-label = 文件
documents = { $count ->
    [0] 无
   *[other] { $count } 份文件
}
documents-later = 继续，稍后提交文件
document-later = 稍后提交
document-missing = 还没有
document-have = 我能提交：{ $document }
document-have-not = 我没有：{ $document }
document-attached = 已添加
document-add = 现在添加
document-remove = 取出
document-have-it = 我能提交
document-have-not-it = 我没有
documents-text-add = 现在不需要这些文件。可以添加您带来的，告诉我们哪些您还没有，其余的稍后凭编号提交。
add-heading = 您想怎样添加？
add-by-scan = 在这里扫描纸张
add-by-stick = 从我的 U 盘选择文件
add-scan-heading = 请把纸张放入扫描仪
add-scan-text = 然后按扫描仪上的按钮。所有页面须在同一个文件中。扫描完成后，本页会自动继续。
add-stick-heading = 选择文件
add-stick-absent = 请插入您的 U 盘
add-stick-absent-text = 您的文件会自动显示在这里。U 盘上的内容不会被更改。
add-stick-unsafe = 这台终端机无法读取您的 U 盘
add-stick-unsafe-text = 这不是您的错。您可以稍后凭编号提交文件。
add-stick-empty = 这个 U 盘上没有合适的文件
add-stick-empty-text = 这份文件可以是：{ $kinds }。须直接存放在 U 盘上或其上层文件夹中。
add-reading = 正在读取文件
add-choose = 选这个
add-refused = 这个文件未被接收
add-refused-kind = 这份文件可以是：{ $kinds }。所选的文件不属于其中。
add-refused-large = 文件太大。这份文件最多 { $size } 兆字节。
add-refused-broken = 文件无法完整读取。请换一个文件，或重新扫描。
add-refused-locked = 文件有密码保护。请另存为没有密码的文件。
add-refused-active = 文件里带有程序或其他文件。请另存为普通 PDF。
add-refused-full = 您的文件合起来太多或太大。
add-refused-gone = 文件已经不在了。如果您拔出了 U 盘，请重新插入；其他内容没有丢失。
add-file-heading = 是这个文件吗？
add-file-text = 只有该机构能打开它。它会随您的申请一起发送，否则会被清除。
add-preview = 您文件的缩小图片
add-scanned = 扫描的内容
add-another = 换一个
add-use = 使用这个
add-kind-pdf = PDF
add-kind-picture = 图片
add-pages = { $count } 页
add-size = { $size } MB
add-told = { $kind }，{ $size }
add-told-pages = { $kind }，{ $pages }，{ $size }
review-documents = 您添加的文件
minutes-label = 所需时间
minutes = 约 { $count } 分钟
sections-page-heading = 您的表格
sections-page-text = 每个问题只问一次，供所有机构使用。
form-progress = 已回答 { $done } 题，共 { $all } 题
part-open = 尚未开始
part-begun = 已回答 { $done } 题，共 { $all } 题
part-done = 已完成
open-it = 打开
review-heading = 检查您的答案
review-position = 第 { $from } 至 { $to } 项，共 { $all } 项
answers-next = 显示后面的答案
review-right = 全部正确
review-problem = 有不相符的内容

## 同意与发送
consent-position = 第 { $place } 个机构，共 { $all } 个
consent-heading = 与{ $agency }分享这些答案吗？
consent-text = { $agency }只会收到这里显示的 { $count } 项答案，不会收到其他内容，用于审理：{ $licences }。
consent-none = 没有需要分享的内容。
consent-to = 只发送给
agree = 同意，与 { $agency } 分享
send-heading = 发送您的 { $count } 份申请
send-text = 每个机构只会收到属于它的部分，内容已加密封存，其他人无法读取。您在这里无需付款。
send = 发送给 { $count } 个机构
send-underway = 正在保存您的申请…
submit-failed = 您的申请没有提交
submit-store = 无法在这里安全保存，因此没有发送任何内容。请再试一次，或告诉工作人员。
submit-full = 这台终端机已没有空间保存新的申请。请使用另一台。
submit-keys = 其中一个机构目前无法接收这台终端机的申请。请告诉工作人员。
submit-incomplete = 有些答案不再相符。请返回检查。

## 提交之后
submitted-heading = 谢谢您
submitted-stored = 您的申请已安全保存
submitted-all = 各机构的部分均已送达。
submitted-some = { $count } 个机构的部分已送达。其余的会尽快发送。
submitted-waiting = 申请会尽快发送给各机构。您无需等候。
reference-label = 您的编号
state-stored = 已存放在这台终端机，将会发送
state-delivered = 已于 { $time } 送达
state-received = 机构已收到
state-received-number = 已收到，机构编号为 { $number }
state-rejected = 已被机构退回
state-rejected-reason = 已被机构退回：{ $reason }
state-held = 暂存于此，工作人员正在处理
event-in-review = 审核中
event-more-info = 需要更多资料
event-more-info-by = 请在 { $date } 或之前补交资料
event-inspection = 将有人前来检查
event-inspection-on = 检查日期：{ $date }
event-approved = 已批准
event-refused = 未获批准
event-withdrawn = 已撤回
event-cannot-open = 机构无法打开。这不是您的错，工作人员已获通知
event-says = { $event }。机构留言：{ $text }
event-says-in-english = { $event }。机构以英文留言：{ $text }
state-told-number = 编号 { $number }。{ $news }
state-rejected-reason-in-english = 已被机构退回，机构以英文说明：{ $reason }
print-underway = 正在打印您的收据
print-underway-text = 请等到收据切下为止。
print-done = 您的收据已打印
print-done-text = 请带走收据。
print-unknown = 无法确定您的收据是否已打印
print-unknown-text = 请查看。如果没有收据或收据不完整，请重新打印，或抄下您的编号。
print-paper-out = 没有纸打印您的收据
print-paper-out-text = 您的申请仍已保存。请抄下编号或拍照。
print-cover-open = 打印机盖已打开
print-cover-open-text = 您的申请仍已保存。请告诉工作人员，或抄下您的编号。
print-silent = 打印机没有回应
print-silent-text = 您的申请仍已保存。请抄下编号或拍照。
print-failed = 无法打印您的收据
print-failed-text = 您的申请仍已保存。请抄下编号或拍照。
waiting-paper = 打印机没有纸了
waiting-paper-text = 工作人员放入纸后，会自动继续打印。
waiting-cover = 打印机盖已打开
waiting-cover-text = 工作人员关好后，会自动继续打印。
waiting-printer = 打印机停住了
waiting-printer-text = 一旦可以，就会自动继续打印。
print-waiting-without = 您的申请已妥善保存，编号在上方。您也可以不要收据，直接结束。
slip-waiting-without = 您的答案已保存，代码在上方。您也可以不要纸条，直接结束。
sheet-waiting-without = 您也可以不等这张纸，继续操作。
print-again = 重新打印
print-pages = 打印完整申请
pages-underway = 页面正在传送到打印机 { $printer }
pages-underway-text = 请稍候。
pages-taken = 页面已交给打印机 { $printer }
pages-taken-text = 请在离开前取走全部页面：上面有您填写的内容。
pages-unknown = 打印机 { $printer } 没有说明是否收到页面
pages-unknown-text = 请到打印机处查看，并取走所有页面。
pages-refused = 打印机 { $printer } 没有接收页面
pages-refused-text = 您的申请仍已保存。您可以再试一次。
closes-in = 此页将在 { $count } 秒后关闭。

## 收据
receipt-not-paid = 您没有在这里付款。各机构会自行收费。
receipt-more-fees = 部分机构在批准时才确定费用。
receipt-qr = 凭此编号查询或重新打印
receipt-attached = 随本申请一起发送的文件
receipt-to-send = 尚需提交给机构的文件
receipt-terminal = 终端机 { $terminal }

## The application as pages
pdf-heading = 申请
pdf-reference = 编号
pdf-submitted = 提交时间
pdf-number = 申请编号
pdf-licences = 申请的执照
pdf-new = 新执照
pdf-renew = 续期
pdf-amend = 更改
pdf-cancel = 取消
pdf-answers = 答案
pdf-consents = 您同意的事项
pdf-page = 页

## 查询
status-heading = 输入您的编号
status-text = 编号印在收据上，共九个字母和数字。
status-mistyped = 这不是有效的编号。请检查每个字母和数字。
status-unknown = 没有与此编号和查询码相符的申请。请检查两者。尚未发送的申请只有您当初申请时的终端机知道。
status-line-down = 这台终端机没有该记录，而且线路中断。请稍后再查询，或到打印收据的终端机查询。
status-asking = 正在查找
status-asking-text = 其他终端机的申请需要通过线路查询，约需几秒钟。
found-elsewhere = 此申请来自另一台终端机
found-elsewhere-text = 收据只能在当初打印的终端机上重新打印。那台终端机也知道哪些申请尚未发送。
secret-label = 查询码：凭此码和编号可查看进度
secret-shown = 查询码 { $code }
status-secret-field = 您的查询码
status-secret-heading = 输入您的查询码
status-secret-text = 查询码印在收据上的编号下方，共十六个字母和数字。
status-secret-mistyped = 这不是有效的查询码。请检查每个字母和数字。
status-wait = 尝试次数过多。请等待一刻钟，或询问工作人员。
status-found = 申请 { $reference }
submitted-at = 提交时间：{ $time }
as-of = 截至 { $time }
as-of-offline = 以断线前所知为准。线路恢复后会立即重新查询。

## 帮助、离开、空闲询问
help-heading = 帮助
help-touch = 如何作答
help-touch-text = 先点选答案，再点“继续”。抬起手指即选定；滑开即取消。
help-look = 如何看得更清楚
help-look-text = 点选下方的“字体大小”或“对比度”，可多次点选。“低位操作”会把所有按钮移到下方。
help-back = 如何返回
help-back-text = 点“返回”。您输入的内容不会丢失。您也可以随时在上方更改语言。
help-time = 您有多少时间
help-time-text = 需要多久都可以。如果几分钟没有操作，我们会询问您是否还在。
help-privacy = 您的答案会怎样处理
help-privacy-text = 您结束后答案即被清除。您提交的内容只会发送给您同意的机构。
staff-call = 呼叫工作人员
staff-cancel = 取消呼叫
staff-calling = 正在呼叫工作人员
staff-calling-text = 请留在这里，只需几秒钟。
staff-called = 已呼叫工作人员
staff-called-text = 会有人来帮您。您可以先继续。
staff-unheard = 无法联系到工作人员
staff-unheard-text = 线路中断；请到柜台。

feedback-heading = 您觉得怎么样？
feedback-text = 点选一个表情，或点“结束”。您的评价只用于计数，不与您的申请一起保存。
feedback-good = 好
feedback-fair = 一般
feedback-poor = 不好
goodbye-heading = 再见
goodbye-text = 结束后，您输入的所有内容都会从本机清除。
owed-heading = 还需办理
owed-documents = 尚需提交的文件：{ $count } 份。
leave-heading = 清除您的答案并结束吗？
leave-text = 还没有提交任何内容。您输入的内容将会消失。
leave-text-kept = 已保存的内容会以您的代码保留。此后输入的内容将会消失。
leave-stay = 继续填写
leave-erase = 清除并结束
idle-heading = 您还在吗？
idle-text = 如果没有回应，您的答案将被清除，下一位使用者将重新开始。
idle-left = 剩余时间
idle-seconds = { $count } 秒
idle-stay = 我需要更多时间

## 终端机无法服务时
closed-heading = 这台终端机目前暂停服务
closed-store = 目前无法安全保存申请。请使用另一台终端机，或询问工作人员。
closed-full = 线路恢复前没有空间保存更多申请。请使用另一台终端机。
closed-maintenance = 技术人员正在维修。请使用另一台终端机。
closed-suspended = 运营方已将它停止服务。请使用另一台终端机。
closed-hours = 开放时间从 { $time } 开始。在此之前请使用其他终端机。
closed-now = 请在开放时间再来，或使用其他终端机。
closed-kept = 已提交的申请是安全的，并会发送给各机构。
closed-fault = 设备出现故障。请使用其他终端或询问工作人员。

## The terminal read aloud
tool-read = 朗读
voice-heading = 语音
voice-louder = 大声一点
voice-softer = 小声一点
voice-faster = 快一点
voice-slower = 慢一点
voice-stop = 停止朗读
voice-hide = 隐藏屏幕
voice-show = 显示屏幕
hidden-how = 屏幕已隐藏。触摸屏幕即可重新显示。
speech-place = 本页第 { $at } 项，共 { $of } 项
speech-empty = 空
speech-marks = { $count ->
   *[other] { $count } 个星号
}
speech-filled-in = 已填写
speech-code-hidden = 戴上耳机即可听到号码
speech-not-now = 现在不可用
speech-chosen = 已选
speech-not-chosen = 未选
speech-button = 按钮
speech-field = 输入框
speech-star = 星号
speech-deleted = 已删除
speech-end-of-page = 本页结束
speech-start-of-page = 本页开头
speech-volume = 音量 { $value }，最大 11
speech-rate = 语速百分之 { $value }
speech-headphones-out = 耳机已拔出
speech-hidden = 屏幕已隐藏
speech-shown = 屏幕已显示

## A licence that is held
existing-heading = 您想如何处理您的准证？
want-renew = 续期
want-renew-detail = 延长一个有效期
want-amend = 更改
want-amend-detail = 有些情况已经改变
want-cancel = 取消
want-cancel-detail = 您不再需要它
existing-renew = 您想为哪项准证续期？
existing-amend = 您想更改哪项准证？
existing-cancel = 您想取消哪项准证？
asked-renew = 续期：{ $licence }
asked-amend = 更改：{ $licence }
asked-cancel = 取消：{ $licence }

## Save and continue later
keep-link = 保存，以后继续
keep-heading = 保存，以后继续
keep-files = 您添加的文件不会保存
keep-files-text = 您的答案会保存。回来后请重新添加文件。
keep-answers = 保存我的答案
keep-underway = 正在保存您的答案……
keep-failed = 未能保存您的答案
keep-failed-text = 目前没有丢失任何内容：您可以现在继续，或再试一次。
keep-again = 再试一次
kept-heading = 您的答案已保存
kept-text = 请回到这台终端机，选择“用代码继续”。答案已用此代码锁定，尚未发送任何内容。任何持有此代码的人都能读取您的答案。
kept-text-short = 请带此代码回到这台终端机。尚未发送任何内容。
kept-label = 您的代码
kept-until = 保存至 { $time }
kept-go-on = 现在继续
kept-erase = 清除已保存的内容
kept-erased = 已保存的内容已清除
kept-erased-text = 该代码已失效。在您结束之前，答案仍在此处。
erase-failed = 现在无法清除。到所示日期会自动删除。
slip-underway = 正在打印您的单据
slip-done = 您的单据已打印
slip-failed = 您的单据可能没有打印出来
slip-failed-text = 请记下您的代码或拍照。
slip-where = 只有终端机 { $terminal } 保存了您的答案。
slip-secret = 持有此代码的人都能读取答案，请妥善保管。
slip-qr = 用此代码继续
slip-bring = 各机构需要查看的文件
slip-not-sent = 尚未向任何机构发送内容。
resume-heading = 输入您的代码
resume-text = 代码印在单据上，共十二个字母和数字。只能在打印该单据的终端机上使用。
resume-mistyped = 这不是有效的代码。请检查每个字母和数字。
resume-unknown = 此代码在这里无法打开任何内容。它可能来自另一台终端机，或已过期。
resume-unsure = 这台终端机现在无法查找。请再试一次，或询问工作人员。
resumed-heading = 您的答案已恢复
resumed-text = 由于机构更改了问题，部分内容已不适用。其余内容保持不变。
resumed-dropped = 您的答案已移除
resumed-gone = 这里不再提供
resumed-licence-gone = 一项准证
resumed-question-gone = 一个不再询问的问题
resumed-choose = 您要办理的事项已不再以此形式提供。请重新选择；您的答案会保留。
scanned-heading = 此代码不能在这里使用
scanned-not-ours = 只能读取本服务的收据和单据上的代码。
scanned-damaged = 代码已损坏。请输入纸上印的内容。
scanned-newer = 它由较新的终端机打印。请使用那台终端机。
scanned-not-here = 请先回到开始页：完成当前事项后再在那里扫描。
receipt-scanned = 收据 { $reference }
receipt-stands = 查看办理进度
receipt-genuine = 此收据是真的
receipt-genuine-text = 由此处所列的终端机打印，其代码经该机签名。请将此处内容与纸上内容对照。
receipt-altered = 此收据被改动过或是伪造的
receipt-altered-text = 签名与代码内容不符。请勿以纸上内容为准；请查看本服务自己的记录。
receipt-key-unknown = 此处无法核对此收据
receipt-key-unknown-text = 本终端机不认识签名所用的密钥。这不说明收据是真是假。
receipt-revoked = 此收据上的签名已不再有效
receipt-revoked-text = 其密钥已撤销，任何人都可能伪造。请勿以纸上内容为准；请查看本服务自己的记录。
receipt-unsigned = 此收据没有签名
receipt-unsigned-text = 它是在收据开始签名之前打印的，因此无法核对。
receipt-printed = 打印时间：{ $time }
receipt-claimed = 自称打印时间：{ $time }
receipt-licences-more = 纸上还有 { $count } 项

## Other papers
bring-link = 需要带什么
bring-heading = 请带这些
bring-text = 各机构需要查看这些文件。您可以打印此清单带走。
bring-nothing = 没有机构要求文件。
bring-print = 打印此清单
bring-day = 以 { $date } 的规定为准。费用和规定可能更改。
bring-not-applied = 这是清单，不是申请。尚未向任何机构发送内容。
status-print = 打印办理进度
status-slip = 您的申请进度
status-slip-offline = 打印时线路中断。此后机构可能已有答复。
status-slip-no-receipt = 此纸不是收据。请保管好带有查询码的收据。
sheet-underway = 正在打印
sheet-done = 已打印
sheet-unknown = 无法确定是否已打印
sheet-unknown-text = 请查看。如果没有或不完整，请重新打印。
sheet-paper-out = 没有纸可打印
sheet-failed = 无法打印
sheet-failed-text = 要打印的内容仍在屏幕上。请抄下，或询问工作人员。

# 单独一页的编号二维码

code-open = 显示二维码
code-heading = 可扫描的二维码
code-text = 请用手机拍照或扫描。

# 演示中的模拟纸

paper-heading = 模拟打印的纸
paper-text = 本演示不会真正打印。这里显示的是打印机会打出的每一个点。
paper-open = 查看整张纸
paper-more = 继续往下
paper-earlier = 往上看
paper-whole = 整张纸的图像
paper-top = 上部的图像
paper-middle = 一部分的图像
paper-end = 下端的图像
