# Perkataan terminal sendiri. Perkataan agensi (lesen, soalan) ada dalam katalog.

service-name = Guichet
demonstration = Demonstrasi — maklumat yang anda isi tidak dihantar kepada agensi sebenar
demonstration-short = Demonstrasi — tiada apa-apa dihantar
yes = Ya
no = Tidak
back = Kembali
continue = Teruskan
finish = Selesai
more = Tunjukkan { $count } lagi
earlier = Tunjukkan yang sebelumnya
only-in = { $language ->
    [ms] Dalam bahasa Melayu sahaja
    [zh] Dalam bahasa Cina sahaja
    [ta] Dalam bahasa Tamil sahaja
    [ar] Dalam bahasa Arab sahaja
   *[en] Dalam bahasa Inggeris sahaja
}
licences = { $count } lesen
agencies = { $count } agensi

## Tarikh
date = { $day } { $month } { $year }
moment = { $date }, { $time }
month-1 = Januari
month-2 = Februari
month-3 = Mac
month-4 = April
month-5 = Mei
month-6 = Jun
month-7 = Julai
month-8 = Ogos
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Disember

## Bar tetap
tool-help = Bantuan
tool-text-size = Saiz teks
tool-contrast = Kontras
tool-reach = Capaian rendah
tool-finish = Selesai

## Papan kekunci
key-shift = Huruf besar
key-delete = Padam
key-space = Jarak
key-letters = a b c
key-accents = é ñ ü
key-signs = @ # &
key-digits = 1 2 3
key-tamil = அ ஆ இ
key-pinyin = 拼音
key-arabic = ا ب ت
key-earlier = ‹
key-later = ›
key-signs-spoken = Tanda
key-digits-spoken = Angka dan tanda
key-accents-spoken = Huruf beraksen
key-letters-spoken = Huruf Rumi
key-tamil-spoken = Huruf Tamil
key-pinyin-spoken = Cina, mengikut bunyi
key-arabic-spoken = Huruf Arab
key-pulli = Pulli, tanpa vokal
key-earlier-spoken = aksara sebelumnya
key-later-spoken = lagi aksara
pinyin-hint = Taip bunyinya, contohnya xinjiapo
candidate-in-word = { $letter }, seperti dalam { $word }
scan-begin = Baris kekunci. Gerak untuk mula.
scan-range = { $first } hingga { $last }
scan-row = baris { $row }: { $keys }
sign-full-stop = noktah
sign-comma = koma
sign-list-comma = koma senarai
sign-semicolon = koma bernoktah
sign-colon = titik bertindih
sign-question-mark = tanda soal
sign-exclamation-mark = tanda seru
sign-middle-dot = titik tengah
sign-at = alias
sign-number = tanda nombor
sign-dollar = dolar
sign-per-cent = peratus
sign-and = dan
sign-asterisk = asterisk
sign-bracket-open = kurungan buka
sign-bracket-close = kurungan tutup
sign-square-open = kurungan siku buka
sign-square-close = kurungan siku tutup
sign-less = kurang daripada
sign-greater = lebih daripada
sign-title-open = tanda judul buka
sign-title-close = tanda judul tutup
sign-hyphen = sempang
sign-underscore = garis bawah
sign-plus = tambah
sign-equals = sama dengan
sign-stroke = garis miring
sign-apostrophe = koma atas
sign-quotation-mark = tanda petik

## Jemputan, bahasa, permulaan
attract-heading = Satu kaunter untuk semua lesen.
attract-promise = Ketahui lesen yang anda perlukan, mohon kepada semua agensi sekali gus, dan bawa pulang resit.
attract-picture = Lukisan kedai dan pejabat di sebatang jalan.
attract-limit = Lawatan tamat selepas { $minutes } minit tanpa digunakan. Anda boleh meminta masa tambahan.
language-heading = Pilih bahasa anda
language-safe = Anda boleh menukarnya pada bila-bila masa. Jawapan anda tidak hilang.
start-heading = Apakah yang anda ingin lakukan?
start-limit = Lawatan tamat selepas { $minutes } minit tanpa digunakan. Tiada apa-apa disimpan melainkan anda menghantar atau menyimpannya.
way-find = Cari lesen yang saya perlukan
way-find-detail = Jawab beberapa soalan tentang rancangan anda
way-search = Saya tahu lesennya
way-search-detail = Cari mengikut nama, agensi atau kegiatan
way-existing = Baharui, ubah atau batalkan
way-existing-detail = Lesen yang anda sudah pegang
way-status = Semak permohonan
way-status-detail = Lihat kedudukannya, atau cetak resit sekali lagi
way-resume = Sambung dengan kod
way-resume-detail = Taip atau imbas kod pada slip anda
way-ask = Tanya soalan
way-ask-detail = Jawapan yang dipersetujui oleh agensi
lack-paper = Resit bercetak tidak tersedia buat masa ini
lack-paper-text = Anda masih boleh memohon. Nombor rujukan dipaparkan pada skrin: catat atau ambil gambarnya.
lack-line = Tiada sambungan buat masa ini
lack-line-text = Anda masih boleh memohon. Permohonan anda disimpan dengan selamat di sini dan dihantar sebaik sahaja talian pulih.
lack-room = Ruang untuk permohonan hampir habis
lack-room-text = Anda masih boleh memohon. Anda akan diberitahu sebelum menghantar jika permohonan tidak dapat disimpan di sini.
lack-clock = Jam terminal ini mungkin salah
lack-clock-text = Anda masih boleh memohon. Yang dikira ialah masa permohonan anda tiba.
lack-catalogue = Maklumat lesen mungkin sudah lama
lack-catalogue-text = Anda masih boleh memohon. Agensi akan memberitahu anda jika ada perubahan.
lack-speech = Tiada apa-apa dapat dibacakan buat masa ini
lack-speech-text = Semuanya ada pada skrin. Jika anda perlukan bantuan, sila gunakan terminal lain atau tanya kakitangan.
fault-code = Kerosakan { $code }.

## Carian
sectors-heading = Bidang apakah ini?
sector-count = { $count } rancangan
sector-position = { $name }: { $from } hingga { $to } daripada { $all }
intents-heading = Apakah rancangan anda?
search-instead = Cari dengan menaip
elsewhere-heading = Mohon di tempat lain
elsewhere-text = Anda memohonnya dengan cara lain, bukan di terminal ini.
elsewhere-alone = Anda memohonnya di tempat lain
elsewhere-where = Tempat memohon
elsewhere-by = Diberikan oleh
elsewhere-found = Anda memohonnya di tempat lain
faq-beside = Soalan orang tentang ini
search-heading = Apakah yang anda cari?
search-label = Perkataan anda
search-hint = Taip apa yang anda rancang, atau nama lesen.
search-found = { $count ->
    [0] Belum ada yang sepadan. Cuba perkataan lain.
   *[other] { $count } padanan
}
search-faq = Soal jawab
faq-heading = Soalan lazim
faq-none = Belum ada jawapan di sini. Sila tanya kakitangan.

## Soalan
interview-progress = { $settled } daripada { $all } lesen disemak, { $possible } mungkin diperlukan
question-position = { $part } · soalan { $place } daripada { $all }
why-we-ask = Mengapa kami bertanya
needed-by = Diperlukan oleh
not-yet = Saya belum tahu
not-yet-detail = Anda boleh teruskan tanpanya
declare = Saya mengaku bahawa ini benar
date-hint = Taip hari, bulan dan tahun: bagi 5 Mac 2026, taip 05032026.
veil-draw = Sembunyikan apa yang saya taip
veil-open = Tunjukkan apa yang saya taip
parts-link = Lihat semua bahagian borang
left-empty = Dibiarkan kosong
change-it = Tukar
change = Tukar: { $question }
group-count = { $count ->
    [0] Belum ada
   *[other] { $count } entri
}
group-item = { $item } { $number }
group-add = Tambah: { $item }
remove-it = Buang

## Kesilapan pada jawapan
problem-heading = Sila semak jawapan anda
problem-required = Sila beri jawapan.
problem-must-know = Sila pilih salah satu jawapan lain. Soalan ini tidak boleh dibiarkan.
problem-not-an-option = Sila pilih salah satu jawapan yang ditunjukkan.
problem-too-long = Sila gunakan tidak lebih daripada { $max } aksara.
problem-not-a-number = Sila taip nombor bulat, dengan angka sahaja.
problem-not-an-amount = Sila taip jumlah wang, misalnya 12.50.
problem-out-of-range = Sila beri nilai dari { $min } hingga { $max }.
problem-not-a-date = Tarikh ini tidak wujud. Sila taip hari, bulan dan tahun, misalnya 05032026.
problem-email = Ini bukan alamat e-mel. Contohnya nama@example.com.
problem-phone = Ini bukan nombor telefon. Sila taip 8 angka, atau mulakan dengan + dan kod negara.
problem-postcode = Ini bukan poskod. Sila taip 6 angka.
problem-national-id = NRIC atau FIN ini tidak betul. Sila semak setiap huruf dan angka.
problem-business-id = UEN ini tidak betul. Sila semak setiap huruf dan angka.
problem-not-declared = Sila baca perakuan dan tandakannya untuk meneruskan.
problem-too-few = Sila tambah sekurang-kurangnya { $min } entri.
problem-too-many = Tidak lebih daripada { $max } entri dibenarkan.
problem-nothing-chosen = Sila pilih sekurang-kurangnya satu lesen.
problem-document-open = Sila nyatakan bagi setiap dokumen sama ada anda boleh menghantarnya.
problem-not-agreed = Anda belum bersetuju supaya { $agency } menerima jawapan anda.
problem-review-open = Sila semak jawapan anda sekali lagi.
problem-unknown = Ini tidak lagi tersedia. Sila kembali.

## Keputusan
result-label = Keputusan anda
result-heading = Anda memerlukan { $licences } daripada { $agencies }
fees-in-all = Jumlah bayaran
fees-so-far = Bayaran yang diketahui setakat ini
fees-label = Bayaran
longest-wait = Tempoh menunggu terpanjang
working-days = { $count } hari bekerja
fee-none = tiada bayaran
fee-on-approval = semasa kelulusan
fee-later = bergantung pada jawapan anda
fee-not-taken = tidak dipilih
take-licence = Mohon { $licence }
leave-licence = Jangan mohon { $licence } sekarang
may-apply = mungkin perlu
may-apply-title = { $count } lagi mungkin diperlukan
may-apply-text = Kami belum pasti. Anda boleh memohonnya juga, atau kembali dan jawab soalan yang tertinggal.
waits-for = Menunggu: { $questions }
not-applying-link = { $count } lesen tidak diperlukan — lihat sebabnya
not-applying-heading = { $count } lesen tidak diperlukan
not-applying-text = Jika sesuatu sebab tidak benar bagi anda, kembali dan tukar jawapan anda.
nothing-heading = Anda tidak memerlukan lesen untuk ini
nothing-text = Berdasarkan jawapan anda, tiada lesen yang diperlukan. Jika rancangan anda berubah, datanglah semak semula.
nothing-otherwise = Ingat
apply = { $count ->
    [0] Pilih lesen dahulu
    [1] Mohon lesen ini
   *[other] Mohon kesemua { $count }
}
apply-renew = Mohon pembaharuan
apply-amend = Mohon perubahan
apply-cancel = Mohon pembatalan

## Sebelum bermula, bahagian, semakan
documents-progress = Sebelum anda bermula
documents-again = Sebelum anda hantar
documents-heading = Dokumen yang agensi akan minta
documents-text = Anda tidak memerlukannya sekarang. Beritahu kami yang mana belum anda ada; hantar yang lain kemudian, dengan nombor rujukan anda.
documents-label = Dokumen
documents = { $count ->
    [0] tiada
   *[other] { $count } dokumen
}
documents-later = Teruskan, saya akan hantar kemudian
document-later = akan dihantar
document-missing = belum ada
document-have = Saya boleh hantar: { $document }
document-have-not = Saya tidak ada: { $document }
document-attached = ditambah
document-add = Tambah sekarang
document-remove = Keluarkan semula
document-have-it = Saya boleh hantar
document-have-not-it = Saya tidak ada
documents-text-add = Anda tidak memerlukannya sekarang. Tambah yang anda bawa, beritahu kami yang mana belum anda ada, dan hantar yang lain kemudian, dengan nombor rujukan anda.
add-heading = Bagaimana anda mahu menambahnya?
add-by-scan = Imbas kertas di sini
add-by-stick = Ambil fail daripada pemacu USB saya
add-scan-heading = Masukkan kertas ke dalam pengimbas
add-scan-text = Kemudian tekan butang pada pengimbas. Semua halaman mesti dalam satu fail. Halaman ini bersambung sendiri apabila imbasan diterima.
add-stick-heading = Pilih fail
add-stick-absent = Sila masukkan pemacu USB anda
add-stick-absent-text = Fail anda akan muncul di sini dengan sendiri. Tiada apa-apa pada pemacu itu diubah.
add-stick-unsafe = Terminal ini tidak dapat membaca pemacu anda
add-stick-unsafe-text = Ini bukan kesilapan anda. Anda boleh menghantar dokumen itu kemudian, dengan nombor rujukan anda.
add-stick-empty = Tiada fail yang sesuai pada pemacu ini
add-stick-empty-text = Dokumen ini boleh berupa: { $kinds }. Ia dicari pada pemacu itu sendiri atau dalam folder di bahagian atasnya.
add-reading = Fail sedang dibaca
add-choose = Ambil ini
add-refused = Fail itu tidak diterima
add-refused-kind = Dokumen ini boleh berupa: { $kinds }. Fail itu bukan salah satu daripadanya.
add-refused-large = Ia terlalu besar. Dokumen ini boleh sehingga { $size } megabait.
add-refused-broken = Ia tidak dapat dibaca hingga akhir. Sila cuba fail lain, atau imbas sekali lagi.
add-refused-locked = Ia dikunci dengan kata laluan. Sila simpan tanpa kata laluan.
add-refused-active = Ada program atau fail lain di dalamnya. Sila simpan sebagai PDF biasa.
add-refused-full = Semua fail anda bersama-sama terlalu banyak atau terlalu besar.
add-refused-gone = Ia tiada lagi. Jika anda mencabut pemacu, masukkan semula; tiada yang lain hilang.
add-file-heading = Adakah ini yang betul?
add-file-text = Hanya agensi dapat membukanya. Ia meninggalkan terminal ini bersama permohonan anda, atau dipadam.
add-preview = Gambar kecil fail anda
add-scanned = Yang diimbas
add-another = Ambil yang lain
add-use = Guna yang ini
add-kind-pdf = PDF
add-kind-picture = Gambar
add-pages = { $count } halaman
add-size = { $size } MB
add-told = { $kind }, { $size }
add-told-pages = { $kind }, { $pages }, { $size }
review-documents = Dokumen yang anda tambah
minutes-label = Masa yang diperlukan
minutes = kira-kira { $count } minit
sections-page-heading = Borang anda
sections-page-text = Setiap soalan ditanya sekali sahaja, untuk semua agensi.
form-progress = { $done } daripada { $all } dijawab
part-open = Belum dimulakan
part-begun = { $done } daripada { $all } dijawab
part-done = Selesai
open-it = Buka
review-heading = Semak jawapan anda
review-position = Jawapan { $from } hingga { $to } daripada { $all }
answers-next = Tunjukkan jawapan seterusnya
review-right = Semuanya betul
review-problem = Ada yang tidak sepadan

## Persetujuan dan penghantaran
consent-position = Agensi { $place } daripada { $all }
consent-heading = Kongsi jawapan ini dengan { $agency }?
consent-text = { $agency } menerima { $count } jawapan yang ditunjukkan di sini, dan tiada yang lain, untuk membuat keputusan tentang: { $licences }.
consent-none = Tiada apa-apa untuk dikongsi.
consent-to = Hanya kepada
agree = Setuju, kongsi dengan { $agency }
send-heading = Hantar { $count } permohonan anda
send-text = Setiap agensi hanya menerima bahagiannya sendiri, dimeterai supaya tiada orang lain dapat membacanya. Anda tidak membayar apa-apa di sini.
send = Hantar kepada { $count } agensi
send-underway = Permohonan anda sedang disimpan…
submit-failed = Permohonan anda tidak dihantar
submit-store = Permohonan tidak dapat disimpan dengan selamat di sini, jadi tiada apa-apa dihantar. Sila cuba sekali lagi, atau beritahu kakitangan.
submit-full = Terminal ini tiada ruang untuk permohonan lain. Sila gunakan terminal lain.
submit-keys = Salah satu agensi tidak dapat menerima permohonan daripada terminal ini buat masa ini. Sila beritahu kakitangan.
submit-incomplete = Beberapa jawapan tidak lagi sepadan. Sila kembali dan semak.

## Selepas dihantar
submitted-heading = Terima kasih
submitted-stored = Permohonan anda disimpan dengan selamat
submitted-all = Bahagian semua agensi telah diserahkan.
submitted-some = Bahagian { $count } agensi telah diserahkan. Yang lain dihantar secepat mungkin.
submitted-waiting = Permohonan dihantar kepada agensi secepat mungkin. Anda tidak perlu menunggu.
reference-label = Rujukan anda
state-stored = Disimpan di terminal ini, akan dihantar
state-delivered = Diserahkan pada { $time }
state-received = Diterima oleh agensi
state-received-number = Diterima, nombornya { $number }
state-rejected = Dikembalikan oleh agensi
state-rejected-reason = Dikembalikan oleh agensi: { $reason }
state-held = Ditahan di sini, kakitangan sedang menyemaknya
event-in-review = Sedang disemak
event-more-info = Maklumat lanjut diperlukan
event-more-info-by = Maklumat lanjut diperlukan sebelum atau pada { $date }
event-inspection = Seseorang akan datang memeriksa
event-inspection-on = Pemeriksaan pada { $date }
event-approved = Diluluskan
event-refused = Ditolak
event-withdrawn = Ditarik balik
event-cannot-open = Agensi tidak dapat membukanya. Ini bukan kesilapan anda, dan kakitangan telah dimaklumkan
event-says = { $event }. Agensi menulis: { $text }
event-says-in-english = { $event }. Agensi menulis, dalam bahasa Inggeris: { $text }
state-told-number = Nombor { $number }. { $news }
state-rejected-reason-in-english = Dikembalikan oleh agensi, yang menulis dalam bahasa Inggeris: { $reason }
print-underway = Resit anda sedang dicetak
print-underway-text = Sila tunggu sehingga ia dipotong.
print-done = Resit anda telah dicetak
print-done-text = Sila ambil bersama anda.
print-unknown = Kami tidak pasti sama ada resit anda telah dicetak
print-unknown-text = Sila lihat. Jika tiada atau terputus, cetak sekali lagi, atau catat rujukan anda.
print-paper-out = Tiada kertas untuk resit anda
print-paper-out-text = Permohonan anda tetap disimpan. Sila catat rujukan anda atau ambil gambarnya.
print-cover-open = Pencetak terbuka
print-cover-open-text = Permohonan anda tetap disimpan. Sila beritahu kakitangan, atau catat rujukan anda.
print-silent = Pencetak tidak menjawab
print-silent-text = Permohonan anda tetap disimpan. Sila catat rujukan anda atau ambil gambarnya.
print-failed = Resit anda tidak dapat dicetak
print-failed-text = Permohonan anda tetap disimpan. Sila catat rujukan anda atau ambil gambarnya.
waiting-paper = Kertas pencetak sudah habis
waiting-paper-text = Pencetak bersambung sendiri apabila kakitangan memasukkan kertas.
waiting-cover = Pencetak terbuka
waiting-cover-text = Pencetak bersambung sendiri apabila kakitangan menutupnya.
waiting-printer = Pencetak terhenti
waiting-printer-text = Pencetak bersambung sendiri sebaik sahaja boleh.
print-waiting-without = Permohonan anda selamat; nombor rujukannya ada di atas. Anda juga boleh tamatkan tanpa kertas.
slip-waiting-without = Jawapan anda disimpan; kodnya ada di atas. Anda juga boleh tamatkan tanpa kertas.
sheet-waiting-without = Anda juga boleh teruskan tanpa kertas ini.
print-again = Cetak lagi
print-pages = Cetak seluruh permohonan
pages-underway = Halaman sedang dihantar ke pencetak { $printer }
pages-underway-text = Sila tunggu sebentar.
pages-taken = Halaman telah diserahkan kepada pencetak { $printer }
pages-taken-text = Ambil semuanya sebelum anda pergi: halaman itu menunjukkan apa yang anda isi.
pages-unknown = Pencetak { $printer } tidak memberitahu sama ada halaman sudah diterima
pages-unknown-text = Sila lihat di sana, dan ambil mana-mana halaman yang ada.
pages-refused = Pencetak { $printer } tidak menerima halaman
pages-refused-text = Permohonan anda tetap disimpan. Anda boleh cuba sekali lagi.
closes-in = Halaman ini ditutup dalam { $count } saat.

## Resit
receipt-not-paid = Tiada bayaran dibuat di sini. Setiap agensi meminta bayarannya sendiri.
receipt-more-fees = Sesetengah agensi menetapkan bayaran semasa kelulusan.
receipt-qr = Semak atau cetak lagi dengan rujukan ini
receipt-attached = Dihantar bersama permohonan ini
receipt-to-send = Masih perlu dihantar kepada agensi
receipt-terminal = Terminal { $terminal }

## The application as pages
pdf-heading = Permohonan
pdf-reference = Rujukan
pdf-submitted = Dihantar
pdf-number = Nombor permohonan
pdf-licences = Dimohon
pdf-new = Lesen baharu
pdf-renew = Pembaharuan
pdf-amend = Perubahan
pdf-cancel = Pembatalan
pdf-answers = Jawapan
pdf-consents = Dipersetujui
pdf-page = Halaman

## Status
status-heading = Taip rujukan anda
status-text = Ia ada pada resit anda: sembilan huruf dan angka.
status-mistyped = Ini bukan rujukan. Sila semak setiap huruf dan angka.
status-unknown = Tiada permohonan diketahui di bawah rujukan ini dengan kod semakan ini. Sila semak kedua-duanya. Permohonan yang belum dihantar hanya diketahui oleh terminal tempat anda memohon.
status-line-down = Terminal ini tidak mengenalinya, dan talian terputus. Sila tanya lagi kemudian, atau di terminal yang mencetaknya.
status-asking = Sedang mencari
status-asking-text = Permohonan dari terminal lain ditanya melalui talian. Ini mengambil masa beberapa saat.
found-elsewhere = Ini datang dari terminal lain
found-elsewhere-text = Resit anda hanya boleh dicetak semula di terminal yang mencetaknya. Terminal itu juga tahu apa yang belum dihantar.
secret-label = Kod semakan: dengan kod ini dan rujukan anda boleh melihat kedudukannya
secret-shown = Kod semakan { $code }
status-secret-field = Kod semakan anda
status-secret-heading = Taip kod semakan anda
status-secret-text = Ia ada di bawah rujukan pada resit anda: enam belas huruf dan angka.
status-secret-mistyped = Ini bukan kod semakan. Sila semak setiap huruf dan angka.
status-wait = Terlalu banyak percubaan. Sila tunggu suku jam, atau tanya kakitangan.
status-found = Permohonan { $reference }
submitted-at = Dihantar pada { $time }
as-of = Setakat { $time }
as-of-offline = Seperti yang diketahui sebelum talian terputus. Ia ditanya semula sebaik sahaja talian pulih.

## Bantuan, keluar, soalan senyap
help-heading = Bantuan
help-touch = Cara menjawab
help-touch-text = Sentuh jawapan, kemudian sentuh Teruskan. Angkat jari untuk memilih; luncurkan keluar untuk membatalkan.
help-look = Cara melihat dengan lebih jelas
help-look-text = Sentuh Saiz teks atau Kontras di bawah, seberapa kerap yang anda mahu. Capaian rendah menurunkan semuanya.
help-back = Cara kembali
help-back-text = Sentuh Kembali. Tiada jawapan hilang. Anda juga boleh menukar bahasa di atas pada bila-bila masa.
help-time = Berapa lama masa anda
help-time-text = Selama yang anda perlukan. Jika tiada apa-apa dilakukan selama beberapa minit, kami bertanya sama ada anda masih di sini.
help-privacy = Apa yang berlaku kepada jawapan anda
help-privacy-text = Jawapan dipadam apabila anda selesai. Yang anda hantar hanya diterima oleh agensi yang anda persetujui.
staff-call = Panggil kakitangan
staff-cancel = Batalkan panggilan
staff-calling = Memanggil kakitangan
staff-calling-text = Sila tunggu di sini. Ini mengambil beberapa saat.
staff-called = Kakitangan telah dipanggil
staff-called-text = Seseorang akan datang kepada anda. Sementara itu anda boleh teruskan.
staff-unheard = Tiada sesiapa dapat dihubungi
staff-unheard-text = Talian terputus; sila pergi ke kaunter.

feedback-heading = Bagaimanakah pengalaman anda?
feedback-text = Sentuh satu wajah, atau Selesai. Jawapan anda hanya dikira; ia tidak disimpan bersama permohonan anda.
feedback-good = Baik
feedback-fair = Sederhana
feedback-poor = Kurang baik
goodbye-heading = Selamat jalan
goodbye-text = Semua yang anda masukkan dipadam daripada terminal ini apabila anda selesai.
owed-heading = Masih perlu dibuat
owed-documents = Dokumen yang masih perlu dihantar: { $count }.
leave-heading = Padam jawapan anda dan selesai?
leave-text = Belum ada yang dihantar. Apa yang anda isi akan hilang.
leave-text-kept = Apa yang anda simpan kekal di bawah kod anda. Apa yang anda isi selepas itu akan hilang.
leave-stay = Teruskan dengan jawapan saya
leave-erase = Padam dan selesai
idle-heading = Adakah anda masih di sini?
idle-text = Jika tidak, jawapan anda dipadam dan orang seterusnya bermula semula.
idle-left = Baki masa
idle-seconds = { $count } saat
idle-stay = Saya perlukan lebih masa

## Apabila terminal tidak dapat berkhidmat
closed-heading = Terminal ini ditutup buat masa ini
closed-store = Permohonan tidak dapat disimpan dengan selamat sekarang. Sila gunakan terminal lain atau tanya kakitangan.
closed-full = Tiada ruang untuk permohonan lagi sehingga talian pulih. Sila gunakan terminal lain.
closed-maintenance = Juruteknik sedang membaikinya. Sila gunakan terminal lain.
closed-suspended = Pengendali telah menghentikan perkhidmatannya. Sila gunakan terminal lain.
closed-hours = Dibuka pada { $time }. Sementara itu, sila gunakan terminal lain.
closed-now = Sila datang semula pada waktu operasi, atau gunakan terminal lain.
closed-kept = Permohonan yang telah dihantar adalah selamat dan dihantar kepada agensi.
closed-fault = Ada sesuatu yang rosak di dalamnya. Sila gunakan terminal lain atau tanya kakitangan.

## The terminal read aloud
tool-read = Baca kuat
voice-heading = Suara
voice-louder = Lebih kuat
voice-softer = Lebih perlahan bunyinya
voice-faster = Lebih laju
voice-slower = Lebih lambat
voice-stop = Berhenti membaca
voice-hide = Sembunyikan skrin
voice-show = Paparkan skrin
hidden-how = Skrin disembunyikan. Sentuh skrin untuk memaparkannya semula.
speech-place = { $at } daripada { $of } di halaman ini
speech-empty = kosong
speech-marks = { $count ->
   *[other] { $count } bintang
}
speech-filled-in = sudah diisi
speech-code-hidden = fon kepala membolehkan anda mendengar kod
speech-not-now = tidak tersedia sekarang
speech-chosen = dipilih
speech-not-chosen = tidak dipilih
speech-button = butang
speech-field = medan
speech-star = bintang
speech-deleted = dipadam
speech-end-of-page = Akhir halaman
speech-start-of-page = Awal halaman
speech-volume = Kekuatan suara { $value } daripada 11
speech-rate = Kelajuan { $value } peratus
speech-headphones-out = Fon kepala ditanggalkan
speech-hidden = Skrin disembunyikan
speech-shown = Skrin dipaparkan

## A licence that is held
existing-heading = Apakah yang anda ingin lakukan dengan lesen anda?
want-renew = Baharui
want-renew-detail = Untuk tempoh seterusnya
want-amend = Ubah
want-amend-detail = Sesuatu tentangnya sudah berubah
want-cancel = Batalkan
want-cancel-detail = Anda tidak memerlukannya lagi
existing-renew = Lesen manakah yang anda ingin baharui?
existing-amend = Lesen manakah yang anda ingin ubah?
existing-cancel = Lesen manakah yang anda ingin batalkan?
asked-renew = Baharui: { $licence }
asked-amend = Ubah: { $licence }
asked-cancel = Batalkan: { $licence }

## Save and continue later
keep-link = Simpan dan sambung kemudian
keep-heading = Simpan dan sambung kemudian
keep-files = Fail yang anda tambah tidak disimpan
keep-files-text = Jawapan anda akan disimpan. Apabila anda kembali, tambah fail itu semula.
keep-answers = Simpan jawapan saya
keep-underway = Jawapan anda sedang disimpan…
keep-failed = Jawapan anda tidak dapat disimpan
keep-failed-text = Belum ada yang hilang: anda boleh teruskan sekarang, atau cuba sekali lagi.
keep-again = Cuba sekali lagi
kept-heading = Jawapan anda telah disimpan
kept-text = Datang semula ke terminal ini dan pilih Sambung dengan kod. Jawapan dikunci dengan kod ini, dan belum ada yang dihantar. Sesiapa yang memegang kod ini boleh membaca jawapan anda.
kept-text-short = Datang semula ke terminal ini dengan kod ini. Belum ada yang dihantar.
kept-label = Kod anda
kept-until = Disimpan sehingga { $time }
kept-go-on = Teruskan sekarang
kept-erase = Padam apa yang disimpan
kept-erased = Apa yang disimpan telah dipadam
kept-erased-text = Kod itu tidak membuka apa-apa lagi. Jawapan anda masih di sini sehingga anda selesai.
erase-failed = Ia tidak dapat dipadam sekarang. Ia akan hilang sendiri pada hari yang ditunjukkan.
slip-underway = Slip anda sedang dicetak
slip-done = Slip anda telah dicetak
slip-failed = Slip anda mungkin tidak dicetak
slip-failed-text = Sila tulis kod anda atau ambil gambar.
slip-where = Hanya terminal { $terminal } menyimpan jawapan anda.
slip-secret = Sesiapa yang memegang kod ini boleh membacanya. Simpan dengan selamat.
slip-qr = Sambung dengan kod ini
slip-bring = Apa yang agensi mahu lihat
slip-not-sent = Belum ada yang dihantar kepada mana-mana agensi.
resume-heading = Taip kod anda
resume-text = Ia ada pada slip anda: dua belas huruf dan angka. Ia hanya membuka di terminal yang mencetaknya.
resume-mistyped = Ini bukan kod. Sila semak setiap huruf dan angka.
resume-unknown = Kod ini tidak membuka apa-apa di sini. Mungkin ia dari terminal lain, atau tempohnya sudah tamat.
resume-unsure = Terminal ini tidak dapat mencarinya sekarang. Sila cuba lagi, atau tanya kakitangan.
resumed-heading = Jawapan anda kembali
resumed-text = Sebahagiannya tidak lagi sesuai kerana agensi telah mengubah soalan. Yang lain kekal seperti anda tinggalkan.
resumed-dropped = Jawapan anda telah digugurkan
resumed-gone = Tidak lagi ditawarkan di sini
resumed-licence-gone = Satu lesen
resumed-question-gone = Soalan yang tidak lagi ditanya
resumed-choose = Tujuan anda tidak lagi ditawarkan dalam bentuk ini. Sila pilih semula; jawapan anda kekal.
scanned-heading = Kod ini tidak boleh digunakan di sini
scanned-not-ours = Hanya kod pada resit dan slip perkhidmatan ini boleh dibaca.
scanned-damaged = Ia rosak. Sila taip apa yang dicetak pada kertas.
scanned-newer = Ia dicetak oleh terminal yang lebih baharu. Sila gunakan terminal itu.
scanned-not-here = Kembali ke permulaan dahulu: selesaikan apa yang anda lakukan, kemudian imbas di sana.
receipt-scanned = Resit { $reference }
receipt-stands = Lihat kedudukannya
receipt-genuine = Resit ini tulen
receipt-genuine-text = Terminal yang dinamakan di sini mencetaknya dan menandatangani kodnya. Bandingkan yang tertulis di sini dengan kertas itu.
receipt-altered = Resit ini diubah atau direka
receipt-altered-text = Tandatangannya tidak sepadan dengan kodnya. Jangan bergantung pada kertas itu; lihat apa yang perkhidmatan ini sendiri tahu.
receipt-key-unknown = Resit ini tidak dapat disemak di sini
receipt-key-unknown-text = Terminal ini tidak mengenali kunci yang menandatanganinya. Itu tidak bermakna resit ini betul atau salah.
receipt-revoked = Tandatangan pada resit ini tidak lagi sah
receipt-revoked-text = Kuncinya telah ditarik balik, jadi sesiapa sahaja mungkin membuatnya. Jangan bergantung pada kertas itu; lihat apa yang perkhidmatan ini sendiri tahu.
receipt-unsigned = Resit ini tiada tandatangan
receipt-unsigned-text = Ia dicetak sebelum resit ditandatangani, jadi ia tidak dapat disemak.
receipt-printed = Dicetak pada { $time }
receipt-claimed = Dikatakan dicetak pada { $time }
receipt-licences-more = dan { $count } lagi pada kertas itu

## Other papers
bring-link = Apa yang perlu dibawa
bring-heading = Bawa semua ini
bring-text = Agensi mahu melihat semua ini. Anda boleh mencetak senarai ini dan membawanya.
bring-nothing = Tiada agensi meminta dokumen.
bring-print = Cetak senarai ini
bring-day = Mengikut peraturan pada { $date }. Bayaran dan peraturan boleh berubah.
bring-not-applied = Ini senarai dan bukan permohonan. Tiada apa-apa dihantar kepada mana-mana agensi.
status-print = Cetak kedudukannya
status-slip = Kedudukan permohonan anda
status-slip-offline = Talian terputus semasa ini dicetak. Agensi mungkin telah menjawab selepas itu.
status-slip-no-receipt = Kertas ini bukan resit. Simpan resit anda dengan kod semakannya.
sheet-underway = Sedang dicetak
sheet-done = Telah dicetak
sheet-unknown = Kami tidak pasti sama ada ia telah dicetak
sheet-unknown-text = Sila lihat. Jika tiada atau terputus, cetak sekali lagi.
sheet-paper-out = Tiada kertas untuknya
sheet-failed = Ia tidak dapat dicetak
sheet-failed-text = Kandungannya masih ada pada skrin ini. Sila catat, atau tanya kakitangan.

# Kod rujukan pada halamannya sendiri

code-open = Tunjukkan kod
code-heading = Kod untuk diimbas
code-text = Ambil gambarnya, atau imbas dengan telefon anda.

# Kertas simulasi, dalam demonstrasi

paper-heading = Kertas simulasi
paper-text = Dalam demonstrasi ini tiada apa dicetak. Inilah titik yang akan dicetak oleh pencetak.
paper-open = Lihat seluruh kertas
paper-more = Ke bawah lagi
paper-earlier = Ke atas lagi
paper-whole = Gambar seluruh kertas
paper-top = Gambar bahagian atas
paper-middle = Gambar sebahagian
paper-end = Gambar hujung bawah
