# Perkataan terminal sendiri. Perkataan agensi (lesen, soalan) ada dalam katalog.

service-name = Guichet
demonstration = Demonstrasi — maklumat yang anda isi tidak dihantar kepada agensi sebenar
yes = Ya
no = Tidak
back = Kembali
continue = Teruskan
finish = Selesai
more = Tunjukkan { $count } lagi
earlier = Tunjukkan yang sebelumnya
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

## Jemputan, bahasa, permulaan
attract-heading = Satu kaunter untuk semua lesen.
attract-promise = Ketahui lesen yang anda perlukan, mohon kepada semua agensi sekali gus, dan bawa pulang resit.
attract-picture = Lukisan kedai dan pejabat di sebatang jalan.
attract-limit = Lawatan tamat selepas { $minutes } minit tanpa digunakan. Anda boleh meminta masa tambahan.
language-heading = Pilih bahasa anda
language-safe = Anda boleh menukarnya pada bila-bila masa. Jawapan anda tidak hilang.
start-heading = Apakah yang anda ingin lakukan?
start-limit = Lawatan tamat selepas { $minutes } minit tanpa digunakan. Tiada apa-apa disimpan melainkan anda menghantarnya.
way-find = Cari lesen yang saya perlukan
way-find-detail = Jawab beberapa soalan tentang rancangan anda
way-search = Saya tahu lesennya
way-search-detail = Cari mengikut nama, agensi atau kegiatan
way-status = Semak permohonan
way-status-detail = Lihat kedudukannya, atau cetak resit sekali lagi
way-ask = Tanya soalan
way-ask-detail = Jawapan yang dipersetujui oleh agensi
lack-paper = Resit bercetak tidak tersedia buat masa ini
lack-paper-text = Anda masih boleh memohon. Nombor rujukan dipaparkan pada skrin: catat atau ambil gambarnya.
lack-line = Tiada sambungan buat masa ini
lack-line-text = Anda masih boleh memohon. Permohonan anda disimpan dengan selamat di sini dan dihantar sebaik sahaja talian pulih.

## Carian
sectors-heading = Bidang apakah ini?
sector-count = { $count } rancangan
intents-heading = Apakah rancangan anda?
search-instead = Cari dengan menaip
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
interview-progress = { $possible } lesen mungkin diperlukan, { $settled } sudah pasti
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
remove-item = Buang { $item }

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
apply = { $count ->
    [0] Pilih lesen dahulu
    [1] Mohon lesen ini
   *[other] Mohon kesemua { $count }
}

## Sebelum bermula, bahagian, semakan
documents-progress = Sebelum anda bermula
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
review-next = Tunjukkan jawapan seterusnya
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
print-again = Cetak lagi
closes-in = Halaman ini ditutup dalam { $count } saat.

## Resit
receipt-not-paid = Tiada bayaran dibuat di sini. Setiap agensi meminta bayarannya sendiri.
receipt-more-fees = Sesetengah agensi menetapkan bayaran semasa kelulusan.
receipt-qr = Semak atau cetak lagi dengan rujukan ini
receipt-to-send = Masih perlu dihantar kepada agensi
receipt-terminal = Terminal { $terminal }

## Status
status-heading = Taip rujukan anda
status-text = Ia ada pada resit anda: sembilan huruf dan angka.
status-mistyped = Ini bukan rujukan. Sila semak setiap huruf dan angka.
status-unknown = Terminal ini tidak mengenali rujukan ini. Sila gunakan terminal tempat anda memohon.
status-found = Permohonan { $reference }
submitted-at = Dihantar pada { $time }
as-of = Setakat { $time }

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
leave-heading = Padam jawapan anda dan selesai?
leave-text = Belum ada yang dihantar. Apa yang anda isi akan hilang.
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
closed-hours = Dibuka pada { $time }.
closed-now = Sila datang semula pada waktu operasi.
closed-kept = Permohonan yang telah dihantar adalah selamat
closed-kept-text = Permohonan itu disimpan bermeterai dan dihantar kepada agensi.
