# What people come for, and the parts of the trade.

sector-services-title = Kecantikan dan khidmat lain
sector-education-title = Sekolah dan jagaan anak
sector-transport-title = Memandu dan bas
sector-health-title = Kesihatan dan klinik
sector-social-title = Amal dan rumah jagaan
sector-environment-title = Bersih, perosak dan sisa
sector-jobs-title = Perniagaan dan pekerja
sector-tourism-title = Pelancongan dan hotel
sector-leisure-title = Sukan dan riadah
sector-security-title = Keselamatan dan senjata
sector-professions-title = Kemahiran dan profesion
sector-property-title = Hartanah
sector-building-title = Kerja bangunan
sector-finance-title = Wang dan insurans
sector-logistics-title = Import, eksport, simpanan
sector-manufacturing-title = Kilang dan bengkel
sector-media-title = Cetak, filem dan siaran
sector-telecoms-title = Telefon, internet, radio
sector-clubs-title = Kelab dan pertubuhan
sector-lodging-title = Asrama dan penginapan
sector-energy-title = Elektrik, gas, bahan api
sector-sea-title = Kapal dan bot
sector-air-title = Penerbangan

intent-start-food-business-title = Mulakan perniagaan makanan
intent-start-food-business-summary = Belum pasti jenisnya? Mula di sini
intent-start-food-business-keywords = perniagaan makanan, jual makanan, panduan, mula berniaga

intent-open-takeaway-title = Buka kaunter makanan bungkus
intent-open-takeaway-summary = Makanan atau minuman untuk dibawa pulang
intent-open-takeaway-keywords = bungkus, kiosk, minuman, snek, kedai jus

intent-run-coffee-shop-title = Kendalikan kedai kopi atau kantin
intent-run-coffee-shop-summary = Tempat peniaga gerai menjual makanan
intent-run-coffee-shop-keywords = kedai kopi, kopitiam, kantin, medan selera, rumah makan

intent-become-hawker-title = Jadi penjaja
intent-become-hawker-summary = Sewa gerai di pusat penjaja atau pasar
intent-become-hawker-keywords = penjaja, pusat penjaja, gerai pasar, tender, pasar basah

intent-run-food-truck-title = Kendalikan trak makanan
intent-run-food-truck-summary = Masak dan jual dari kenderaan
intent-run-food-truck-keywords = trak makanan, dapur bergerak, van makanan, aiskrim

intent-cater-meals-title = Sajian katering majlis dan pejabat
intent-cater-meals-summary = Masak di dapur anda, hidang di tempat pelanggan
intent-cater-meals-keywords = katering, bufet, jamuan, tingkat, kenduri

intent-deliver-food-title = Hantar makanan ke rumah
intent-deliver-food-summary = Makanan siap yang anda bawa kepada pelanggan
intent-deliver-food-keywords = penghantaran makanan, makanan dalam talian, dapur awan

intent-open-pet-cafe-title = Buka kafe haiwan
intent-open-pet-cafe-summary = Tetamu makan dan minum bersama haiwan
intent-open-pet-cafe-keywords = kafe kucing, kafe anjing, kafe haiwan peliharaan

intent-sell-food-at-fair-title = Jual makanan di pesta ria
intent-sell-food-at-fair-summary = Satu gerai beberapa hari di pesta ria orang lain
intent-sell-food-at-fair-keywords = gerai pesta ria, bazar, pasar malam, bazar Ramadan

intent-sell-alcohol-title = Jual minuman keras
intent-sell-alcohol-summary = Di kedai, restoran atau sekali di acara
intent-sell-alcohol-keywords = alkohol, arak, bir, wain, lesen minuman keras

intent-drink-in-public-title = Minum alkohol di tempat awam
intent-drink-in-public-summary = Perjumpaan di luar dengan minuman keras pada waktu terhad
intent-drink-in-public-keywords = minum di luar, taman, pantai, kolong blok

intent-get-halal-certificate-title = Dapatkan sijil halal untuk restoran
intent-get-halal-certificate-summary = Untuk tempat orang makan
intent-get-halal-certificate-keywords = halal, makanan Muslim, muis, sijil

intent-run-slaughterhouse-title = Kendalikan rumah sembelih
intent-run-slaughterhouse-summary = Sembelih ayam atau ternakan untuk makanan
intent-run-slaughterhouse-keywords = rumah sembelih, sembelihan, ayam, daging

intent-run-cold-store-title = Kendalikan stor sejuk
intent-run-cold-store-summary = Simpan daging dan ikan sejuk atau beku
intent-run-cold-store-keywords = stor sejuk, bilik sejuk, daging beku, ikan beku

intent-store-food-title = Simpan makanan di gudang
intent-store-food-summary = Makanan kering, berbungkus atau sejuk sebelum dijual
intent-store-food-keywords = gudang makanan, simpanan makanan, stor kering

intent-import-meat-fish-title = Import daging atau ikan
intent-import-meat-fish-summary = Bawa masuk daging, ikan atau makanan laut
intent-import-meat-fish-keywords = import daging, import ikan, makanan laut, ayam, udang

intent-import-fruit-vegetables-title = Import buah dan sayur
intent-import-fruit-vegetables-summary = Bawa masuk buah dan sayur segar untuk dijual
intent-import-fruit-vegetables-keywords = buah, sayur, hasil segar, durian, import

intent-import-eggs-title = Import telur
intent-import-eggs-summary = Bawa masuk telur segar untuk dimakan
intent-import-eggs-keywords = telur, telur ayam, import, pembekal

intent-import-live-animals-food-title = Import haiwan hidup untuk makanan
intent-import-live-animals-food-summary = Ayam itik, biri-biri, kambing atau katak
intent-import-live-animals-food-keywords = ayam hidup, itik, biri-biri, kambing, korban, katak

intent-import-processed-food-title = Import makanan atau minuman berbungkus
intent-import-processed-food-summary = Snek, minuman, sos dan makanan berbungkus lain
intent-import-processed-food-keywords = makanan proses, snek, minuman, perkakas makanan, import

intent-import-rice-title = Berniaga beras
intent-import-rice-summary = Import, eksport atau jual beras secara borong
intent-import-rice-keywords = beras, pengimport beras, borong, bijirin

intent-export-food-title = Eksport makanan
intent-export-food-summary = Dokumen yang diminta negara penerima
intent-export-food-keywords = eksport makanan, sijil kesihatan, jualan bebas

intent-make-animal-feed-title = Buat makanan haiwan
intent-make-animal-feed-summary = Makanan ternakan, ikan atau haiwan peliharaan
intent-make-animal-feed-keywords = makanan haiwan, makanan ikan, dedak, import

intent-open-shop-title = Buka kedai
intent-open-shop-summary = Jual barang di kaunter
intent-open-shop-keywords = kedai, butik, runcit, kedai runcit, pasar mini, kedai baju

intent-run-supermarket-title = Kendalikan pasar raya
intent-run-supermarket-summary = Barang dapur dan makanan segar
intent-run-supermarket-keywords = pasar raya, barang dapur, pasar mini, makanan segar

intent-run-pet-shop-title = Kendalikan kedai haiwan
intent-run-pet-shop-summary = Jual anjing, kucing, ikan, burung atau haiwan lain
intent-run-pet-shop-keywords = kedai haiwan peliharaan, anjing, kucing, burung, ikan hiasan

intent-run-temporary-fair-title = Anjurkan pesta ria dengan gerai
intent-run-temporary-fair-summary = Gerai selama beberapa minggu di satu tempat
intent-run-temporary-fair-keywords = pesta ria, bazar, pasar malam, penganjur

intent-run-flea-market-title = Jual di pasar lambak
intent-run-flea-market-summary = Gerai barang terpakai atau buatan tangan
intent-run-flea-market-keywords = pasar lambak, barang terpakai, kraf tangan, pasar malam

intent-sell-luxury-goods-title = Buka kedai fesyen atau mewah
intent-sell-luxury-goods-summary = Pakaian, beg, kasut, jam atau barang kemas
intent-sell-luxury-goods-keywords = fesyen, butik, beg tangan, jam, kasut, mewah

intent-sell-secondhand-title = Jual barang terpakai
intent-sell-secondhand-summary = Telefon, barang kemas, jam atau barang lain yang terpakai
intent-sell-secondhand-keywords = barang terpakai, telefon terpakai, tukar beli, bundle

intent-sell-jewellery-title = Jual barang kemas, emas atau permata
intent-sell-jewellery-summary = Beli, buat atau jual logam dan batu berharga
intent-sell-jewellery-keywords = barang kemas, emas, tukang emas, berlian, perak

intent-sell-online-title = Jual barang dalam talian
intent-sell-online-summary = Kedai web yang anda kendalikan dari rumah
intent-sell-online-keywords = kedai dalam talian, e-dagang, jualan langsung

intent-sell-wildlife-products-title = Dagang haiwan atau tumbuhan jarang
intent-sell-wildlife-products-summary = Hidup, atau kulit, cangkerang, kayu dan cenderamata
intent-sell-wildlife-products-keywords = cites, hidupan liar, kulit buaya, orkid, burung kakak tua

intent-sell-phones-title = Jual telefon dan peranti rangkaian
intent-sell-phones-summary = Telefon bimbit, modem, walkie-talkie dan sebagainya
intent-sell-phones-keywords = kedai telefon, telefon bimbit, modem, penghala, peniaga

intent-register-telecom-equipment-title = Daftar peranti telekom untuk jualan
intent-register-telecom-equipment-summary = Sebelum telefon, penghala atau radio baharu dijual
intent-register-telecom-equipment-keywords = kelulusan jenis, pendaftaran peralatan, wifi, bluetooth

intent-sell-foreign-sim-cards-title = Jual kad SIM antarabangsa
intent-sell-foreign-sim-cards-summary = Kad SIM untuk digunakan di luar negara
intent-sell-foreign-sim-cards-keywords = kad sim, sim pelancong, perayauan, esim

intent-sell-postpaid-cards-title = Jual kad panggilan pascabayar
intent-sell-postpaid-cards-summary = Panggilan dibayar kemudian
intent-sell-postpaid-cards-keywords = pascabayar, kad panggilan, bil telefon, idd

intent-sell-prepaid-cards-title = Jual kad panggilan prabayar
intent-sell-prepaid-cards-summary = Panggilan dibayar terlebih dahulu
intent-sell-prepaid-cards-keywords = prabayar, kad panggilan, tambah nilai, kad telefon

intent-sell-sim-devices-title = Jual barang dengan SIM di dalam
intent-sell-sim-devices-summary = Jam, penjejak, meter atau kereta dalam talian
intent-sell-sim-devices-keywords = sim terbenam, penjejak, jam pintar, iot

intent-sell-lasers-lamps-title = Jual laser, katil suria, ultrabunyi
intent-sell-lasers-lamps-summary = Alat yang mengeluarkan cahaya, ultrabunyi atau sinar lain
intent-sell-lasers-lamps-keywords = laser, katil suria, ultrabunyi, gelombang mikro, uv

intent-open-nail-salon-title = Buka salun kuku
intent-open-nail-salon-summary = Manikur dan pedikur
intent-open-nail-salon-keywords = salun kuku, manikur, pedikur, kuku, kecantikan

intent-open-massage-parlour-title = Buka kedai urut
intent-open-massage-parlour-summary = Urutan badan oleh pekerja anda
intent-open-massage-parlour-keywords = urut, pusat urut, tukang urut, spa, urutan Thai

intent-register-massage-staff-title = Daftar pekerja urut
intent-register-massage-staff-summary = Sebelum mereka mula di kedai berlesen anda
intent-register-massage-staff-keywords = tukang urut, pekerja, daftar pekerja

intent-open-foot-reflexology-title = Tawar urut kaki atau fisioterapi
intent-open-foot-reflexology-summary = Juga rawatan tradisional seperti tui na
intent-open-foot-reflexology-keywords = refleksologi kaki, urut kaki, fisioterapi, urutan tradisional

intent-open-spa-title = Buka spa atau salun kecantikan
intent-open-spa-summary = Rawatan muka, mandian, sauna atau penggelapan kulit
intent-open-spa-keywords = spa, salun kecantikan, rawatan muka, sauna, laser

intent-offer-light-treatment-title = Tawar rawatan kaki atau cahaya
intent-offer-light-treatment-summary = Kiropodi, rawatan cahaya, wap atau elektrik
intent-offer-light-treatment-keywords = kiropodi, terapi cahaya, wap, pelangsingan

intent-open-hair-salon-title = Buka salun rambut atau kedai gunting
intent-open-hair-salon-summary = Gunting, cuci dan warnakan rambut
intent-open-hair-salon-keywords = salun rambut, tukang gunting, gunting rambut

intent-work-from-home-title = Berniaga kecil dari rumah
intent-work-from-home-summary = Pejabat di flat atau rumah anda
intent-work-from-home-keywords = pejabat rumah, perniagaan rumah, bekerja dari rumah, flat

intent-run-dating-agency-title = Kendalikan agensi cari jodoh
intent-run-dating-agency-summary = Pertemukan orang yang mencari pasangan
intent-run-dating-agency-keywords = cari jodoh, temu janji, bujang, perkahwinan

intent-run-funeral-parlour-title = Kendalikan rumah mayat swasta
intent-run-funeral-parlour-summary = Urus jenazah untuk pengebumian atau pembakaran
intent-run-funeral-parlour-keywords = pengurusan jenazah, keranda, kematian, pengebumian

intent-plan-event-title = Rancang apa-apa acara
intent-plan-event-summary = Jawab beberapa soalan dan lihat keperluannya
intent-plan-event-keywords = acara, anjur, merancang, penganjur, lesen apa

intent-hold-concert-title = Adakan konsert, drama atau pameran
intent-hold-concert-summary = Persembahan dan pameran seni untuk penonton
intent-hold-concert-keywords = konsert, teater, drama, persembahan, tarian, pameran seni

intent-hold-roadshow-title = Adakan jerayawara dengan hiburan
intent-hold-roadshow-summary = Pamer produk dengan permainan, muzik atau persembahan
intent-hold-roadshow-keywords = jerayawara, promosi, pelancaran produk, pameran

intent-hold-public-event-title = Adakan acara untuk semua
intent-hold-public-event-summary = Sesiapa boleh datang, dengan atau tanpa tiket
intent-hold-public-event-keywords = acara awam, hari terbuka, orang ramai, komuniti

intent-give-public-talk-title = Adakan ceramah awam
intent-give-public-talk-summary = Syarahan, debat atau ucapan untuk sesiapa sahaja
intent-give-public-talk-keywords = ceramah, syarahan, ucapan, seminar, debat, forum

intent-hold-assembly-march-title = Adakan perhimpunan atau perarakan
intent-hold-assembly-march-summary = Perhimpunan menyokong atau membantah sesuatu
intent-hold-assembly-march-keywords = perhimpunan, perarakan, demonstrasi, bantahan

intent-hold-festival-title = Adakan perayaan atau karnival
intent-hold-festival-summary = Hari perayaan dengan permainan, pentas atau makanan
intent-hold-festival-keywords = perayaan, karnival, sambutan, getai, Hari Raya, Deepavali

intent-hold-trade-fair-title = Adakan pameran dagangan atau kongres
intent-hold-trade-fair-summary = Syarikat mempamerkan barang, tetamu bertemu
intent-hold-trade-fair-keywords = pameran dagangan, persidangan, kongres, ekspo

intent-offer-entertainment-title = Kendalikan tempat hiburan
intent-offer-entertainment-summary = Karaoke, permainan, tarian atau pertunjukan sepanjang tahun
intent-offer-entertainment-keywords = karaoke, arked, pusat permainan, disko, biliard

intent-set-off-fireworks-title = Adakan pertunjukan bunga api
intent-set-off-fireworks-summary = Di langit atau di pentas
intent-set-off-fireworks-keywords = bunga api, mercun, piroteknik, tahun baharu

intent-close-road-for-event-title = Tutup jalan untuk acara
intent-close-road-for-event-summary = Perlumbaan, perarakan atau pesta jalanan
intent-close-road-for-event-keywords = penutupan jalan, maraton, perlumbaan, perarakan

intent-use-park-or-water-title = Guna taman, tasik atau tanah negara
intent-use-park-or-water-summary = Untuk acara, perlumbaan atau penggambaran
intent-use-park-or-water-keywords = taman, takungan air, tasik, pantai, tanah negara, Orchard Road

intent-hang-banners-title = Gantung kain rentang di tiang lampu
intent-hang-banners-summary = Iklankan acara di sepanjang jalan awam
intent-hang-banners-keywords = kain rentang, tiang lampu, iklan, publisiti

intent-hold-lucky-draw-title = Adakan cabutan bertuah
intent-hold-lucky-draw-summary = Hadiah undian untuk pelanggan, pekerja atau penderma
intent-hold-lucky-draw-keywords = cabutan bertuah, undian, hadiah, loteri

intent-put-up-tents-title = Dirikan khemah atau pentas
intent-put-up-tents-summary = Untuk majlis kahwin, kematian atau pertunjukan
intent-put-up-tents-keywords = khemah, pentas, kanopi, kenduri kahwin

intent-show-animals-title = Pamerkan haiwan kepada orang ramai
intent-show-animals-summary = Zoo mini, pertandingan atau haiwan dalam persembahan
intent-show-animals-keywords = pameran haiwan, zoo, pertandingan haiwan, akuarium

intent-check-place-use-title = Semak sama ada tempat boleh diguna
intent-check-place-use-summary = Sebelum anda menandatangani sewaan
intent-check-place-use-keywords = premis, sewa, zon, kegunaan diluluskan, unit kedai

intent-renovate-place-title = Ubah suai kedai atau pejabat
intent-renovate-place-summary = Dinding, pintu keluar, penyembur atau dapur baharu
intent-renovate-place-keywords = ubah suai, pengubahsuaian, tambahan, pelan kebakaran

intent-alter-conserved-building-title = Ubah bangunan warisan
intent-alter-conserved-building-summary = Kerja pada rumah kedai lama atau banglo
intent-alter-conserved-building-keywords = pemuliharaan, rumah kedai, warisan, muka bangunan

intent-hire-out-hall-title = Sewakan dewan
intent-hire-out-hall-summary = Untuk majlis, mesyuarat atau persembahan orang lain
intent-hire-out-hall-keywords = dewan, bilik majlis, ruang acara, sewa

intent-put-up-temporary-building-title = Dirikan bangunan sementara
intent-put-up-temporary-building-summary = Pejabat tapak, bangsal atau galeri jualan
intent-put-up-temporary-building-keywords = bangunan sementara, pejabat tapak, bangsal, kontena

intent-rent-state-land-title = Guna tanah atau bangunan negara
intent-rent-state-land-summary = Untuk tempoh tertentu dengan sewa
intent-rent-state-land-keywords = tanah negara, harta negara, tanah kosong, sewa tanah

intent-get-fire-certificate-title = Dapatkan sijil kebakaran
intent-get-fire-certificate-summary = Untuk bangunan yang digunakan ramai orang
intent-get-fire-certificate-keywords = sijil kebakaran, keselamatan kebakaran, penggera

intent-install-solar-panels-title = Pasang panel suria di bumbung
intent-install-solar-panels-summary = Di kilang, kedai atau blok
intent-install-solar-panels-keywords = suria, fotovolta, panel, bumbung, tenaga hijau

intent-change-name-hdb-shop-title = Tukar nama pada sewaan HDB
intent-change-name-hdb-shop-summary = Syarikat anda mempunyai nama baharu
intent-change-name-hdb-shop-keywords = penyewa hdb, nama syarikat, sewaan

intent-change-parking-title = Ubah tempat letak kereta
intent-change-parking-summary = Kurangkan petak atau tukar kegunaannya
intent-change-parking-keywords = tempat letak kereta, petak, susun atur

intent-open-preschool-title = Buka pusat jagaan kanak-kanak
intent-open-preschool-summary = Jagaan dan pengajaran untuk kanak-kanak kecil
intent-open-preschool-keywords = taska, prasekolah, jagaan bayi, pusat jagaan

intent-open-kindergarten-title = Buka tadika
intent-open-kindergarten-summary = Pelajaran untuk kanak-kanak sebelum sekolah rendah
intent-open-kindergarten-keywords = tadika, prasekolah, kelas bermain

intent-open-private-school-title = Buka sekolah swasta
intent-open-private-school-summary = Diploma, ijazah atau kursus peperiksaan
intent-open-private-school-keywords = sekolah swasta, kolej, diploma, ijazah

intent-open-commercial-school-title = Buka pusat tuisyen atau latihan
intent-open-commercial-school-summary = Pelajaran sekolah, bahasa, seni atau kemahiran
intent-open-commercial-school-keywords = pusat tuisyen, sekolah bahasa, sekolah muzik, latihan

intent-teach-lessons-title = Mengajar
intent-teach-lessons-summary = Beri pelajaran, sendiri atau bersama guru lain
intent-teach-lessons-keywords = mengajar, guru, tutor, tuisyen, kelas, guru piano

intent-get-edutrust-title = Buktikan mutu sekolah swasta
intent-get-edutrust-summary = Sijil untuk sekolah yang sudah berdaftar
intent-get-edutrust-keywords = edutrust, mutu, pensijilan, sekolah swasta

intent-recruit-foreign-students-title = Terima pelajar dari luar negara
intent-recruit-foreign-students-summary = Keperluan sekolah sebelum mereka datang
intent-recruit-foreign-students-keywords = pelajar asing, pelajar antarabangsa, pas pelajar

intent-teach-islam-title = Mengajar agama Islam
intent-teach-islam-summary = Diiktiraf sebagai guru agama
intent-teach-islam-keywords = islam, guru agama, asatizah, ustaz, ustazah, quran

intent-run-islamic-centre-title = Kendalikan pusat pendidikan Islam
intent-run-islamic-centre-summary = Kelas agama di tempat sendiri atau dalam talian
intent-run-islamic-centre-keywords = pendidikan islam, kelas agama, kelas quran, madrasah

intent-become-taxi-driver-title = Pandu teksi atau kereta sewa privet
intent-become-taxi-driver-summary = Lesen vokasional untuk pemandu
intent-become-taxi-driver-keywords = teksi, kereta sewa, pemandu, grab

intent-become-bus-driver-title = Pandu bas
intent-become-bus-driver-summary = Lesen vokasional untuk pemandu bas
intent-become-bus-driver-keywords = pemandu bas, kapten bas, bas sekolah, koc

intent-become-bus-attendant-title = Bekerja sebagai atendan bas
intent-become-bus-attendant-summary = Jaga penumpang di dalam bas
intent-become-bus-attendant-keywords = atendan bas, konduktor, bas sekolah

intent-get-vocational-licence-title = Dapatkan lesen memandu untuk kerja
intent-get-vocational-licence-summary = Teksi, kereta sewa privet atau bas
intent-get-vocational-licence-keywords = lesen vokasional, pemandu, pemandu profesional

intent-run-bus-service-title = Kendalikan perkhidmatan bas
intent-run-bus-service-summary = Bas ulang-alik, bas sekolah atau laluan awam
intent-run-bus-service-keywords = perkhidmatan bas, bas ulang-alik, bas sekolah, koc

intent-offer-ticket-payment-title = Jual atau kutip tambang
intent-offer-ticket-payment-summary = Kad dan aplikasi untuk membayar bas dan tren
intent-offer-ticket-payment-keywords = bayaran tiket, tambang, kad transit, nilai simpanan

intent-run-transport-company-title = Kendalikan syarikat pengangkutan
intent-run-transport-company-summary = Lori, van atau bas untuk disewa
intent-run-transport-company-keywords = syarikat pengangkutan, lori, van, pindah rumah, armada

intent-move-large-load-title = Pindah muatan besar atau berat
intent-move-large-load-summary = Di jalan awam dengan kenderaan lebih saiz
intent-move-large-load-keywords = kenderaan lebih saiz, kenderaan berat, kren, muatan lebar

intent-run-courier-title = Kendalikan perkhidmatan kurier
intent-run-courier-summary = Kutip dan hantar surat dan dokumen
intent-run-courier-keywords = kurier, surat, pos, ekspres

intent-open-clinic-title = Buka klinik perubatan atau pergigian
intent-open-clinic-summary = Rawat pesakit di tempat sendiri
intent-open-clinic-keywords = klinik, doktor, doktor gigi, pergigian, x-ray

intent-open-hospital-title = Buka hospital swasta
intent-open-hospital-summary = Katil, pembedahan dan jagaan siang malam
intent-open-hospital-keywords = hospital, pembedahan, wad, hospital swasta

intent-open-medical-lab-title = Buka makmal perubatan
intent-open-medical-lab-summary = Uji darah dan sampel atau ambil gambar X-ray
intent-open-medical-lab-keywords = makmal, ujian darah, patologi, radiologi, x-ray

intent-open-health-centre-title = Buka pusat kesihatan komuniti
intent-open-health-centre-summary = Saringan dan pemeriksaan dekat rumah
intent-open-health-centre-keywords = pusat kesihatan, saringan kesihatan, pemeriksaan

intent-open-nursing-home-title = Buka rumah kejururawatan
intent-open-nursing-home-summary = Jagaan siang malam untuk orang sakit atau uzur
intent-open-nursing-home-keywords = rumah kejururawatan, jagaan warga emas, jururawat

intent-open-old-folks-home-title = Buka rumah orang tua
intent-open-old-folks-home-summary = Warga emas tinggal dan dijaga di situ
intent-open-old-folks-home-keywords = rumah orang tua, warga emas, jagaan

intent-use-radiation-workplace-title = Guna sinaran di klinik atau kilang
intent-use-radiation-workplace-summary = X-ray, bahan radioaktif atau laser di tempat kerja
intent-use-radiation-workplace-keywords = sinaran, x-ray, ndt, radiografi, radioaktif, makmal

intent-keep-xray-machine-title = Beli atau simpan mesin X-ray
intent-keep-xray-machine-summary = Untuk pesakit, bagasi atau ujian logam
intent-keep-xray-machine-keywords = mesin x-ray, pengimbas ct, pengimbas bagasi, ndt

intent-work-with-xrays-title = Bekerja dengan mesin X-ray
intent-work-with-xrays-summary = Guna sendiri atau selia orang lain
intent-work-with-xrays-keywords = juru x-ray, pekerja sinaran, doktor gigi, ndt, penyelia

intent-keep-radioactive-title = Simpan atau guna bahan radioaktif
intent-keep-radioactive-summary = Dalam tolok, perubatan atau penyelidikan
intent-keep-radioactive-keywords = radioaktif, isotop, tolok, perubatan nuklear

intent-move-radioactive-title = Angkut bahan radioaktif
intent-move-radioactive-summary = Kendali dan bawa dari satu tempat ke tempat lain
intent-move-radioactive-keywords = angkut radioaktif, isotop, barang berbahaya

intent-keep-laser-ultrasound-title = Beli atau simpan laser, ultrabunyi
intent-keep-laser-ultrasound-summary = Juga katil suria, ketuhar gelombang mikro industri, MRI
intent-keep-laser-ultrasound-keywords = laser, ultrabunyi, mri, katil suria, gelombang mikro

intent-use-laser-title = Bekerja dengan laser
intent-use-laser-summary = Pemotongan, pembedahan, buang bulu atau cahaya
intent-use-laser-keywords = laser, pemotongan laser, pembedahan laser, ukiran

intent-sell-radiation-devices-title = Jual alat perubatan atau makmal bersinar
intent-sell-radiation-devices-summary = Alat X-ray, laser atau radioaktif untuk orang lain
intent-sell-radiation-devices-keywords = alat perubatan, pengedar, jualan x-ray, alat makmal

intent-end-pregnancy-service-title = Tawar penamatan kehamilan
intent-end-pregnancy-service-summary = Untuk doktor dan hospital
intent-end-pregnancy-service-keywords = pengguguran, penamatan kehamilan, pakar sakit puan

intent-collect-donations-title = Kumpul dana untuk amal
intent-collect-donations-summary = Rayuan, jualan, tin derma atau laman web
intent-collect-donations-keywords = kutip dana, derma, rayuan, amal, tabung

intent-hold-fundraising-event-title = Adakan acara kutipan dana
intent-hold-fundraising-event-summary = Makan malam amal, konsert, jalan amal atau pesta ria
intent-hold-fundraising-event-keywords = makan malam amal, konsert amal, jalan amal

intent-collect-in-street-title = Kutip derma di jalan atau rumah
intent-collect-in-street-summary = Hari bendera, atau dari rumah ke rumah
intent-collect-in-street-keywords = kutipan jalanan, hari bendera, rumah ke rumah, tin

intent-raise-money-abroad-title = Kutip dana untuk luar negara
intent-raise-money-abroad-summary = Bantuan untuk orang di negara lain
intent-raise-money-abroad-keywords = amal luar negara, bantuan bencana, gempa bumi

intent-flag-day-abroad-title = Adakan hari bendera untuk luar negara
intent-flag-day-abroad-summary = Rayuan di jalan untuk negara lain
intent-flag-day-abroad-keywords = hari bendera, rayuan, amal luar negara

intent-start-charity-title = Tubuhkan badan amal
intent-start-charity-summary = Didaftarkan supaya derma boleh kurangkan cukai
intent-start-charity-keywords = badan amal, bukan untung, ipc, yayasan

intent-run-childrens-home-title = Kendalikan rumah kanak-kanak
intent-run-childrens-home-summary = Kanak-kanak atau remaja tinggal di situ
intent-run-childrens-home-keywords = rumah kanak-kanak, anak yatim, remaja

intent-run-care-home-title = Kendalikan rumah jagaan kediaman
intent-run-care-home-summary = Untuk orang kurang upaya, papa atau memerlukan
intent-run-care-home-keywords = rumah jagaan, rumah kebajikan, kurang upaya

intent-run-cleaning-firm-title = Kendalikan syarikat pembersihan
intent-run-cleaning-firm-summary = Bersihkan pejabat, kedai, rumah atau tempat awam
intent-run-cleaning-firm-keywords = pembersihan, pencuci, cuci pejabat

intent-run-pest-control-title = Kendalikan syarikat kawalan perosak
intent-run-pest-control-summary = Lawan nyamuk, tikus, lipas dan semut
intent-run-pest-control-keywords = kawalan perosak, nyamuk, tikus, lipas, denggi

intent-start-fumigation-firm-title = Mulakan perniagaan pewasapan
intent-start-fumigation-firm-summary = Rawat barang, kontena atau bangunan dengan gas
intent-start-fumigation-firm-keywords = pewasapan, kontena, perosak, gas

intent-become-fumigator-title = Bekerja sebagai juru wasap
intent-become-fumigator-summary = Lesen sendiri dan permit bagi setiap kerja
intent-become-fumigator-keywords = juru wasap, pewasapan, gas, kapal, gudang

intent-supervise-pest-control-title = Selia kerja kawalan perosak
intent-supervise-pest-control-summary = Jadi juruteknik berlesen
intent-supervise-pest-control-keywords = juruteknik kawalan vektor, penyelia, nyamuk

intent-do-pest-control-title = Buat kerja kawalan perosak
intent-do-pest-control-summary = Sijil untuk pekerja
intent-do-pest-control-keywords = pekerja kawalan vektor, semburan, nyamuk

intent-register-pesticide-title = Jual penghalau atau racun serangga
intent-register-pesticide-summary = Daftarkan produk dahulu
intent-register-pesticide-keywords = racun serangga, penghalau nyamuk, pendaftaran produk

intent-collect-waste-title = Kutip dan buang sisa
intent-collect-waste-summary = Sampah, sisa makanan atau sisa binaan
intent-collect-waste-keywords = sisa, sampah, kitar semula, pelupusan

intent-run-waste-plant-title = Kendalikan loji kitar semula atau sisa
intent-run-waste-plant-summary = Asing, rawat atau bakar sisa
intent-run-waste-plant-keywords = loji kitar semula, rawatan sisa, besi buruk

intent-collect-toxic-waste-title = Kutip sisa toksik industri
intent-collect-toxic-waste-summary = Ambil dari kilang, rawat atau lupuskan
intent-collect-toxic-waste-keywords = sisa toksik, sisa kimia, sisa berbahaya

intent-transport-toxic-waste-title = Angkut sisa toksik industri
intent-transport-toxic-waste-summary = Bawa jumlah besar kepada pengutip
intent-transport-toxic-waste-keywords = angkut sisa toksik, sisa kimia, lori tangki

intent-deal-hazardous-substances-title = Import atau jual bahan kimia berbahaya
intent-deal-hazardous-substances-summary = Buat, bawa masuk atau jual racun dan asid
intent-deal-hazardous-substances-keywords = bahan berbahaya, bahan kimia, racun, asid

intent-use-hazardous-substances-title = Simpan atau guna bahan kimia berbahaya
intent-use-hazardous-substances-summary = Beli dan simpan untuk kerja sendiri
intent-use-hazardous-substances-keywords = bahan kimia, simpan bahan kimia, makmal, bengkel

intent-manage-site-hygiene-title = Jaga kebersihan tapak binaan
intent-manage-site-hygiene-summary = Nyamuk, tandas, sampah dan air kotor
intent-manage-site-hygiene-keywords = pegawai kawalan alam sekitar, tapak binaan, nyamuk

intent-discharge-water-title = Lepaskan air buangan perniagaan
intent-discharge-water-summary = Ke pembetung, longkang atau terusan
intent-discharge-water-keywords = air buangan, pembetung, longkang, kilang

intent-start-business-title = Mulakan perniagaan
intent-start-business-summary = Daftar dan lihat keperluan lain
intent-start-business-keywords = mula berniaga, daftar syarikat, milikan tunggal, uen, bekerja sendiri

intent-register-gst-title = Daftar untuk GST
intent-register-gst-summary = Apabila jualan besar, atau pilihan sendiri
intent-register-gst-keywords = gst, cukai, cukai barang dan perkhidmatan

intent-hire-foreign-staff-title = Ambil pekerja dari luar negara
intent-hire-foreign-staff-summary = Pas kerja sebelum mereka mula
intent-hire-foreign-staff-keywords = pekerja asing, permit kerja, pas kerja, pembantu

intent-run-employment-agency-title = Kendalikan agensi pembantu atau pekerjaan
intent-run-employment-agency-summary = Cari pekerja untuk majikan atau kerja untuk orang
intent-run-employment-agency-keywords = agensi pembantu rumah, agensi pekerjaan, pengambilan pekerja

intent-open-hotel-title = Buka hotel
intent-open-hotel-summary = Bilik tetamu, dengan atau tanpa restoran
intent-open-hotel-keywords = hotel, hostel, bilik, rumah tumpangan

intent-offer-short-stays-title = Tawar bilik penginapan singkat
intent-offer-short-stays-summary = Hostel, pangsapuri servis atau rumah tetamu
intent-offer-short-stays-keywords = penginapan singkat, hostel, pangsapuri servis, rumah tetamu

intent-run-travel-agency-title = Kendalikan agensi pelancongan
intent-run-travel-agency-summary = Jual lawatan, tiket atau percutian
intent-run-travel-agency-keywords = agensi pelancongan, lawatan, percutian, tiket, umrah, haji

intent-become-tourist-guide-title = Bekerja sebagai pemandu pelancong
intent-become-tourist-guide-summary = Bawa pelawat bersiar dengan bayaran
intent-become-tourist-guide-keywords = pemandu pelancong, lawatan, panduan

intent-fly-drone-title = Terbangkan dron, layang-layang, belon
intent-fly-drone-summary = Juga pesawat model dan apa-apa di langit
intent-fly-drone-otherwise = Dalam had yang dibenarkan, permit tidak diperlukan. Bagi sesetengah tempat dan ketinggian, anda masih perlu memaklumkan CAAS melalui e-mel sebelum terbang: lihat peta OneMap dahulu. Dron melebihi 250 gram didaftarkan dengan CAAS.
intent-fly-drone-keywords = dron, layang-layang, belon, pesawat model

intent-run-swimming-pool-title = Kendalikan kolam renang
intent-run-swimming-pool-summary = Untuk orang awam, kelab, sekolah atau kondominium
intent-run-swimming-pool-keywords = kolam renang, taman air, kondominium

intent-run-amusement-park-title = Kendalikan taman hiburan
intent-run-amusement-park-summary = Permainan, tunggangan dan pertunjukan
intent-run-amusement-park-keywords = taman hiburan, taman tema, roda besar, pesta ria

intent-operate-rides-title = Pasang permainan tunggangan
intent-operate-rides-summary = Tunggangan, gelongsor atau belon angin
intent-operate-rides-keywords = permainan tunggangan, istana belon, karusel

intent-run-game-centre-title = Buka kafe internet atau permainan
intent-run-game-centre-summary = Komputer dan mesin permainan, dengan minuman dan snek
intent-run-game-centre-keywords = kafe internet, kafe siber, pusat permainan, arked

intent-run-club-lottery-title = Kendalikan mesin slot atau tombola
intent-run-club-lottery-summary = Permainan nasib untuk ahli kelab
intent-run-club-lottery-keywords = mesin slot, jackpot, tombola, kelab, loteri

intent-hold-private-lottery-title = Adakan loteri persendirian
intent-hold-private-lottery-summary = Undian antara ahli, tetamu atau pekerja
intent-hold-private-lottery-keywords = loteri persendirian, cabutan, hadiah, makan malam

intent-do-shooting-sports-title = Menembak atau menombak ikan untuk sukan
intent-do-shooting-sports-summary = Senapang, senapang angin, busur atau lembing sendiri
intent-do-shooting-sports-keywords = menembak, sasaran, tombak ikan, senapang angin

intent-drive-pleasure-boat-title = Miliki atau pandu bot pesiar
intent-drive-pleasure-boat-summary = Yat, bot laju atau jet ski
intent-drive-pleasure-boat-keywords = yat, bot laju, jet ski, lesen bot

intent-run-guard-firm-title = Kendalikan syarikat pengawal
intent-run-guard-firm-summary = Bekalkan pengawal untuk bangunan orang lain
intent-run-guard-firm-keywords = agensi keselamatan, pengawal, jaga

intent-provide-guarding-title = Kawal harta orang lain
intent-provide-guarding-summary = Rondaan, pengangkutan tunai, keselamatan acara
intent-provide-guarding-keywords = kawalan, rondaan, wang tunai, pengawal

intent-become-guard-title = Bekerja sebagai pengawal
intent-become-guard-summary = Juga pengawal peribadi atau penyiasat persendirian
intent-become-guard-keywords = pegawai keselamatan, pengawal, pengawal peribadi, penyiasat

intent-employ-own-guards-title = Ambil pengawal sendiri
intent-employ-own-guards-summary = Untuk kedai, sekolah atau bangunan sendiri sahaja
intent-employ-own-guards-keywords = pengawal sendiri, keselamatan dalaman, majikan

intent-watch-alarms-title = Pantau penggera untuk orang lain
intent-watch-alarms-summary = Bilik kawalan yang menerima penggera
intent-watch-alarms-keywords = pemantauan penggera, bilik kawalan, penggera pecah rumah

intent-install-cctv-title = Jual, pasang atau baiki CCTV
intent-install-cctv-summary = Kamera dan perakam untuk orang lain
intent-install-cctv-keywords = cctv, kamera, pengawasan, pemasang

intent-sell-security-equipment-title = Jual peralatan keselamatan
intent-sell-security-equipment-summary = Penggera, kunci, pengimbas dan sebagainya
intent-sell-security-equipment-keywords = peralatan keselamatan, penggera, kunci, pengimbas

intent-run-detective-agency-title = Kendalikan agensi penyiasat persendirian
intent-run-detective-agency-summary = Penyiasat yang bekerja untuk anda
intent-run-detective-agency-keywords = agensi penyiasat, siasatan persendirian, detektif

intent-become-detective-title = Bekerja sebagai penyiasat persendirian
intent-become-detective-summary = Cari orang dan fakta untuk pelanggan
intent-become-detective-keywords = penyiasat persendirian, detektif, orang hilang

intent-own-gun-title = Beli atau miliki senjata api
intent-own-gun-summary = Pistol, senapang, juga yang lama atau replika
intent-own-gun-keywords = senjata api, pistol, senapang, senapang angin, replika

intent-deal-arms-title = Berniaga senjata
intent-deal-arms-summary = Jual atau simpan senjata untuk dijual
intent-deal-arms-keywords = peniaga senjata, kedai senjata, senjata api

intent-deal-swords-title = Berniaga pedang dan keris
intent-deal-swords-summary = Juga bayonet dan lembing
intent-deal-swords-keywords = pedang, keris, bayonet, lembing, pisau

intent-buy-explosives-title = Beli bahan letupan
intent-buy-explosives-summary = Untuk letupan batu atau pertunjukan
intent-buy-explosives-keywords = bahan letupan, dinamit, peledak, piroteknik

intent-offer-cybersecurity-title = Tawar perkhidmatan keselamatan siber
intent-offer-cybersecurity-summary = Uji kelemahan sistem atau pantau sistem
intent-offer-cybersecurity-keywords = keselamatan siber, ujian penembusan, soc, pemantauan

intent-become-plumber-title = Bekerja sebagai tukang paip
intent-become-plumber-summary = Lesen untuk paip air dan kerja sanitari
intent-become-plumber-keywords = tukang paip, paip air, tandas, sanitari

intent-open-vet-clinic-title = Buka klinik veterinar
intent-open-vet-clinic-summary = Rawat haiwan di tempat sendiri
intent-open-vet-clinic-keywords = veterinar, klinik haiwan, hospital haiwan

intent-become-vet-title = Bekerja sebagai doktor haiwan
intent-become-vet-summary = Rawat haiwan dan burung
intent-become-vet-keywords = doktor haiwan, veterinar, rawat haiwan

intent-use-vet-radiation-title = Guna X-ray untuk haiwan
intent-use-vet-radiation-summary = Di klinik haiwan, penyelidikan atau sekolah
intent-use-vet-radiation-keywords = x-ray haiwan, makmal veterinar, penyelidikan

intent-keep-vaccines-animals-title = Simpan vaksin haiwan
intent-keep-vaccines-animals-summary = Vaksin dan bahan biologi untuk haiwan
intent-keep-vaccines-animals-keywords = vaksin haiwan, biologik, serum, ubat haiwan

intent-do-animal-research-title = Guna haiwan untuk penyelidikan
intent-do-animal-research-summary = Tubuhkan makmal yang memelihara haiwan
intent-do-animal-research-keywords = penyelidikan haiwan, haiwan makmal, tikus

intent-set-up-research-lab-title = Tubuhkan makmal penyelidikan
intent-set-up-research-lab-summary = Penyelidikan dan pembangunan apa-apa bidang
intent-set-up-research-lab-keywords = penyelidikan, pembangunan, makmal, sains

intent-run-architect-firm-title = Kendalikan firma seni bina
intent-run-architect-firm-summary = Reka bangunan untuk orang lain
intent-run-architect-firm-keywords = arkitek, firma seni bina, reka bentuk

intent-run-engineer-firm-title = Kendalikan firma kejuruteraan
intent-run-engineer-firm-summary = Jurutera profesional untuk bangunan dan loji
intent-run-engineer-firm-keywords = jurutera, kejuruteraan, jurutera profesional, perunding

intent-become-patent-agent-title = Daftar sebagai ejen paten
intent-become-patent-agent-summary = Lindungi rekaan pelanggan
intent-become-patent-agent-keywords = ejen paten, harta intelek, rekaan

intent-practise-patent-agent-title = Beramal sebagai ejen paten
intent-practise-patent-agent-summary = Sijil tahunan untuk ejen Singapura
intent-practise-patent-agent-keywords = sijil amalan, ejen paten, peguam paten

intent-become-insolvency-practitioner-title = Bekerja sebagai pengamal insolvensi
intent-become-insolvency-practitioner-summary = Gulung syarikat, urus harta orang muflis
intent-become-insolvency-practitioner-keywords = insolvensi, pelikuidasi, muflis, penerima

intent-do-blasting-title = Letupkan batu dengan bahan letupan
intent-do-blasting-summary = Lesen syarikat dan kelulusan setiap kerja
intent-do-blasting-keywords = letupan, batu, terowong, kuari

intent-trade-explosives-title = Jual beli bahan letupan
intent-trade-explosives-summary = Berniaga di Singapura atau merentas sempadan
intent-trade-explosives-keywords = peniaga bahan letupan, peledak, bunga api

intent-store-explosives-title = Simpan bahan letupan
intent-store-explosives-summary = Stor di tapak letupan
intent-store-explosives-keywords = simpan bahan letupan, stor, tapak letupan

intent-move-explosives-title = Pindahkan bahan letupan
intent-move-explosives-summary = Keluarkan dari stor dan bawa ke tapak
intent-move-explosives-keywords = angkut bahan letupan, pindah, iringan

intent-dispose-explosives-title = Lupuskan bahan letupan lama
intent-dispose-explosives-summary = Yang tidak dikehendaki atau luput
intent-dispose-explosives-keywords = lupus bahan letupan, luput, musnah

intent-keep-precursors-title = Buat, simpan atau guna prekursor
intent-keep-precursors-summary = Bahan kimia yang boleh menjadi bahan letupan
intent-keep-precursors-keywords = prekursor letupan, ammonium nitrat, hidrogen peroksida

intent-repair-arms-title = Baiki senjata
intent-repair-arms-summary = Baiki senjata api dan senjata lain
intent-repair-arms-keywords = tukang senjata, baiki senjata api

intent-deal-drug-precursors-title = Import atau eksport prekursor dadah
intent-deal-drug-precursors-summary = Bahan kimia yang boleh menjadi dadah
intent-deal-drug-precursors-keywords = prekursor, bahan kimia terkawal, narkotik

intent-become-estate-agent-title = Bekerja sebagai ejen hartanah
intent-become-estate-agent-summary = Bantu orang beli, jual atau sewa hartanah
intent-become-estate-agent-keywords = ejen hartanah, jurujual, ejen rumah

intent-run-property-business-title = Mulakan perniagaan hartanah
intent-run-property-business-summary = Agensi, atau firma yang menyewa dan mengurus
intent-run-property-business-keywords = hartanah, perniagaan hartanah, pengurusan hartanah

intent-build-homes-to-sell-title = Bina rumah dan jual
intent-build-homes-to-sell-summary = Lesen untuk pemaju perumahan
intent-build-homes-to-sell-keywords = pemaju perumahan, kondominium, rumah baharu

intent-value-property-title = Nilai tanah dan bangunan
intent-value-property-summary = Lesen untuk juru nilai
intent-value-property-keywords = juru nilai, penilaian, nilai hartanah

intent-register-property-title = Daftar hartanah atau cari hak milik
intent-register-property-summary = Untuk peguam dan pemilik yang membeli atau menjual
intent-register-property-keywords = pendaftaran hartanah, hak milik, peguam, tanah

intent-transfer-hdb-shop-title = Beli atau jual kedai HDB
intent-transfer-hdb-shop-summary = Jualan semula atau pindah milik kedai anda
intent-transfer-hdb-shop-keywords = kedai hdb, jual semula, pindah milik

intent-put-up-crane-title = Dirikan kren atau bangunan tinggi
intent-put-up-crane-summary = Kelulusan daripada lapangan terbang berdekatan
intent-put-up-crane-keywords = kren, bangunan tinggi, had ketinggian, halangan

intent-dig-road-title = Korek jalan atau kerja dekat rel
intent-dig-road-summary = Parit, paip dan kerja di jalan awam
intent-dig-road-keywords = kerja jalan, korek, parit, rel, mrt, kabel

intent-find-cables-title = Cari kabel sebelum mengorek
intent-find-cables-summary = Lesen kelas untuk pekerja pengesan kabel
intent-find-cables-keywords = pengesan kabel, kerja tanah, kabel telekom

intent-wire-buildings-title = Kendalikan firma pendawaian telefon
intent-wire-buildings-summary = Pasang wayar telefon dan data di dalam bangunan
intent-wire-buildings-keywords = pendawaian, kabel rangkaian, pemasang, gentian

intent-build-something-title = Bina atau besarkan bangunan
intent-build-something-summary = Pelan, keselamatan kebakaran dan persekitaran
intent-build-something-keywords = bangunan, pembinaan, tambahan, kebenaran merancang

intent-give-financial-advice-title = Nasihat kewangan dan insurans
intent-give-financial-advice-summary = Bantu pelanggan melabur dan berinsurans
intent-give-financial-advice-keywords = penasihat kewangan, insurans, pelaburan

intent-deal-securities-title = Urus saham atau dana
intent-deal-securities-summary = Perkhidmatan pasaran modal
intent-deal-securities-keywords = pasaran modal, pengurus dana, broker, saham

intent-open-bank-title = Buka bank
intent-open-bank-summary = Bank perdagangan, bank saudagar atau pejabat wakil
intent-open-bank-keywords = bank, bank perdagangan, pejabat wakil

intent-broker-insurance-title = Kendalikan firma broker insurans
intent-broker-insurance-summary = Cari insurans untuk pelanggan
intent-broker-insurance-keywords = broker insurans, perlindungan

intent-open-insurance-company-title = Buka syarikat insurans
intent-open-insurance-company-summary = Insuranskan orang, barang atau penanggung insurans lain
intent-open-insurance-company-keywords = syarikat insurans, insurans semula, insurans marin

intent-change-money-title = Kendalikan pengurup wang
intent-change-money-summary = Beli dan jual wang asing
intent-change-money-keywords = pengurup wang, tukaran mata wang, wang asing

intent-lend-money-title = Beri pinjaman wang
intent-lend-money-summary = Kedai peminjam wang, atau pengecualian
intent-lend-money-keywords = peminjam wang, pinjaman, kredit, pengecualian

intent-open-pawnshop-title = Buka kedai pajak gadai
intent-open-pawnshop-summary = Pinjaman bercagar emas, jam atau barang lain
intent-open-pawnshop-keywords = pajak gadai, gadai, emas, jam

intent-run-crowdfunding-title = Kendalikan platform pendanaan awam
intent-run-crowdfunding-summary = Ramai orang melabur dalam firma secara dalam talian
intent-run-crowdfunding-keywords = pendanaan awam, platform, pelabur

intent-open-trust-company-title = Buka syarikat amanah
intent-open-trust-company-summary = Pegang dan urus harta untuk orang lain
intent-open-trust-company-keywords = syarikat amanah, pemegang amanah, harta

intent-handle-payments-title = Pindah atau pegang wang pelanggan
intent-handle-payments-summary = Kiriman wang, e-dompet dan bayaran kad
intent-handle-payments-keywords = perkhidmatan bayaran, kiriman wang, e-dompet, kripto

intent-start-import-export-title = Import dan eksport barang
intent-start-import-export-summary = Berdagang dengan negara lain
intent-start-import-export-keywords = import, eksport, perdagangan, kastam, perkapalan

intent-run-warehouse-title = Kendalikan gudang
intent-run-warehouse-summary = Simpan barang sendiri atau orang lain
intent-run-warehouse-keywords = gudang, simpanan, logistik, depoh

intent-import-plants-title = Import tumbuhan
intent-import-plants-summary = Tumbuhan, benih, bunga atau kayu
intent-import-plants-keywords = tumbuhan, benih, bunga, orkid, nurseri, kayu

intent-import-animals-title = Import atau eksport haiwan atau burung
intent-import-animals-summary = Haiwan peliharaan, haiwan zoo, telur tetas
intent-import-animals-keywords = import haiwan, import anjing, burung, telur tetas

intent-export-animal-products-title = Dapatkan dokumen haiwan ke luar negara
intent-export-animal-products-summary = Sijil kesihatan haiwan, burung dan produknya
intent-export-animal-products-keywords = sijil veterinar, eksport haiwan, produk haiwan

intent-trade-ornamental-fish-title = Import atau eksport ikan hiasan
intent-trade-ornamental-fish-summary = Ikan untuk akuarium dan kolam
intent-trade-ornamental-fish-keywords = ikan hiasan, akuarium, koi, arowana

intent-move-hazardous-substances-title = Angkut bahan kimia berbahaya
intent-move-hazardous-substances-summary = Dengan lori atau lori tangki di jalan
intent-move-hazardous-substances-keywords = angkut bahan kimia, lori tangki, barang berbahaya

intent-trade-precursors-title = Hantar prekursor bahan letupan
intent-trade-precursors-summary = Jual, import atau eksport bahan kimia itu
intent-trade-precursors-keywords = prekursor letupan, ammonium nitrat, eksport

intent-import-explosives-title = Import atau eksport bahan letupan
intent-import-explosives-summary = Bawa masuk atau hantar keluar
intent-import-explosives-keywords = import bahan letupan, bunga api, peledak

intent-import-arms-title = Import, eksport atau hantar senjata
intent-import-arms-summary = Juga replika dan perisai, jika dikawal
intent-import-arms-keywords = import senjata, eksport senjata, replika

intent-import-xray-title = Import atau eksport mesin X-ray
intent-import-xray-summary = Satu penghantaran setiap kali
intent-import-xray-keywords = import x-ray, pengimbas ct, penghantaran

intent-import-radioactive-title = Import atau eksport bahan radioaktif
intent-import-radioactive-summary = Juga alat yang mengandunginya
intent-import-radioactive-keywords = import radioaktif, isotop, penghantaran

intent-import-lasers-title = Import atau eksport laser, ultrabunyi
intent-import-lasers-summary = Alat bercahaya, berbunyi atau gelombang mikro
intent-import-lasers-keywords = import laser, ultrabunyi, katil suria

intent-import-fuel-title = Import petrol atau bahan mudah terbakar
intent-import-fuel-summary = Petrol, diesel, cat, pelarut, alkohol, gas
intent-import-fuel-keywords = import petroleum, petrol, diesel, pelarut

intent-transport-fuel-title = Angkut petrol atau bahan mudah terbakar
intent-transport-fuel-summary = Dengan lori, lori tangki atau van
intent-transport-fuel-keywords = lori tangki petrol, diesel, lori lpg, silinder gas

intent-open-factory-title = Buka kilang atau bengkel
intent-open-factory-summary = Buat atau baiki barang di tempat kerja
intent-open-factory-keywords = kilang, bengkel, pembuatan, pengeluaran

intent-manufacture-goods-title = Buat barang untuk dijual
intent-manufacture-goods-summary = Sesetengah barang perlu pendaftaran sendiri
intent-manufacture-goods-keywords = pembuatan, pemprosesan, barang terkawal, cakera

intent-make-discs-title = Buat cakera optik
intent-make-discs-summary = CD, DVD dan induknya
intent-make-discs-keywords = cd, dvd, cakera optik, salinan

intent-make-explosives-title = Buat bahan letupan
intent-make-explosives-summary = Lesen untuk firma pengeluar
intent-make-explosives-keywords = buat bahan letupan, kilang bunga api, peledak

intent-make-arms-title = Buat senjata
intent-make-arms-summary = Lesen untuk firma pengeluar
intent-make-arms-keywords = buat senjata, senjata api, perisai

intent-trade-rubber-title = Berniaga getah
intent-trade-rubber-summary = Beli, jual atau hantar getah asli
intent-trade-rubber-keywords = getah, lateks, peniaga getah

intent-make-radiation-devices-title = Buat atau jual alat bersinar
intent-make-radiation-devices-summary = Alat X-ray, radioaktif, laser atau gelombang mikro
intent-make-radiation-devices-keywords = alat sinaran, pembuat x-ray, pembuat laser

intent-print-publications-title = Kendalikan mesin cetak
intent-print-publications-summary = Cetak majalah, akhbar, peta atau risalah
intent-print-publications-keywords = percetakan, mesin cetak, majalah, risalah

intent-publish-newspaper-title = Terbitkan akhbar atau majalah
intent-publish-newspaper-summary = Juga menjual yang dari luar negara
intent-publish-newspaper-keywords = akhbar, majalah, buletin, penerbit

intent-show-films-title = Tayang, jual atau sewa filem
intent-show-films-summary = Pawagam, malam filem atau kedai video
intent-show-films-keywords = pawagam, filem, wayang, video, tayangan

intent-run-national-tv-title = Kendalikan perkhidmatan TV negara
intent-run-national-tv-summary = Televisyen untuk seluruh Singapura
intent-run-national-tv-keywords = televisyen, tv, tv berbayar, penyiar

intent-run-tv-channel-title = Kendalikan saluran TV
intent-run-tv-channel-summary = Untuk penonton khas, luar negara atau langganan
intent-run-tv-channel-keywords = saluran tv, tv satelit, langganan, penstriman

intent-run-radio-station-title = Kendalikan stesen radio
intent-run-radio-station-summary = Siarkan bunyi kepada orang awam
intent-run-radio-station-keywords = stesen radio, radio, siaran, fm

intent-run-political-website-title = Kendalikan laman politik atau agama
intent-run-political-website-summary = Laman web yang dibaca ramai orang
intent-run-political-website-keywords = laman web, blog, politik, agama, berita dalam talian

intent-take-aerial-photos-title = Ambil gambar atau filem dari udara
intent-take-aerial-photos-summary = Dengan dron, pesawat atau belon
intent-take-aerial-photos-keywords = gambar udara, video udara, dron kamera, helikopter

intent-offer-telecom-services-title = Tawar perkhidmatan telefon atau data
intent-offer-telecom-services-summary = Dengan talian sendiri atau disewa
intent-offer-telecom-services-keywords = pengendali telekom, syarikat telefon, data, talian sewa

intent-offer-internet-access-title = Tawar capaian internet
intent-offer-internet-access-summary = Kepada orang awam atau tetamu bangunan
intent-offer-internet-access-keywords = internet, wifi, isp, jalur lebar

intent-send-sms-service-title = Tawar perkhidmatan mesej teks
intent-send-sms-service-summary = Hantar SMS untuk firma lain
intent-send-sms-service-keywords = sms, sms pukal, mesej teks

intent-offer-voip-title = Tawar panggilan melalui internet
intent-offer-voip-summary = Suara melalui IP untuk orang awam
intent-offer-voip-keywords = voip, panggilan internet, telefon ip

intent-use-walkie-talkies-title = Guna walkie-talkie
intent-use-walkie-talkies-summary = Untuk pasukan, bangunan atau acara
intent-use-walkie-talkies-keywords = walkie-talkie, radio dua hala, krew

intent-run-private-radio-network-title = Kendalikan rangkaian radio sendiri
intent-run-private-radio-network-summary = Stesen tapak dan set tangan untuk firma
intent-run-private-radio-network-keywords = rangkaian persendirian, stesen tapak, rangkaian radio

intent-set-up-radio-equipment-title = Pasang peralatan radio
intent-set-up-radio-equipment-summary = Antena dan stesen yang memancar
intent-set-up-radio-equipment-keywords = peralatan radio, antena, pemancar, pautan gelombang mikro

intent-keep-radio-equipment-title = Miliki atau guna peralatan radio
intent-keep-radio-equipment-summary = Untuk tujuan yang tiada lesen radio lain
intent-keep-radio-equipment-keywords = peralatan radio, pemancar, tujuan khas, milik radio

intent-run-highpower-radio-title = Kendalikan stesen radio kuat seluruh pulau
intent-run-highpower-radio-summary = Rangkaian yang meliputi seluruh Singapura
intent-run-highpower-radio-keywords = radio kuasa tinggi, seluruh pulau, rangkaian bergerak

intent-use-frequency-shortly-title = Guna frekuensi radio sementara
intent-use-frequency-shortly-summary = Beberapa hari untuk acara, lumba atau penggambaran
intent-use-frequency-shortly-keywords = frekuensi sementara, mikrofon tanpa wayar, spektrum

intent-use-short-range-device-title = Guna peranti radio jarak dekat
intent-use-short-range-device-summary = Alat kawalan jauh, pager, sensor dan penggera
intent-use-short-range-device-keywords = peranti jarak dekat, alat kawalan jauh, rfid

intent-use-satellite-title = Pasang piring satelit atau stesen bumi
intent-use-satellite-summary = Untuk hantar atau terima melalui satelit
intent-use-satellite-keywords = piring satelit, stesen bumi, vsat

intent-test-telecom-equipment-title = Uji peralatan telekom
intent-test-telecom-equipment-summary = Eksperimen dengan radio atau peranti rangkaian
intent-test-telecom-equipment-keywords = uji peralatan, eksperimen, ujian radio, prototaip

intent-try-out-with-frequency-title = Cuba perkhidmatan radio baharu
intent-try-out-with-frequency-summary = Bukti konsep yang memancar melalui radio
intent-try-out-with-frequency-keywords = bukti konsep, percubaan teknikal, frekuensi, 5g

intent-try-out-without-frequency-title = Cuba perkhidmatan telekom berkabel
intent-try-out-without-frequency-summary = Bukti konsep tanpa frekuensi radio
intent-try-out-without-frequency-keywords = bukti konsep, percubaan teknikal, talian tetap

intent-exhibit-telecom-title = Pamerkan peranti telekom di pameran
intent-exhibit-telecom-summary = Beberapa hari, dengan atau tanpa memancar
intent-exhibit-telecom-keywords = pameran, demo, peralatan telekom, gerai

intent-certify-telecom-devices-title = Perakui peranti telekom
intent-certify-telecom-devices-summary = Untuk badan pensijilan dan pembekal
intent-certify-telecom-devices-keywords = badan pensijilan, pematuhan, kelulusan telekom

intent-register-society-title = Daftar pertubuhan
intent-register-society-summary = Sepuluh orang atau lebih dengan tujuan sama
intent-register-society-keywords = pertubuhan, persatuan, kelab, ahli, perlembagaan

intent-open-clubhouse-title = Buka kelab rekreasi
intent-open-clubhouse-summary = Sukan, makanan dan permainan untuk ahli
intent-open-clubhouse-keywords = kelab rekreasi, rumah kelab, ahli, gim

intent-run-dormitory-title = Kendalikan asrama pekerja
intent-run-dormitory-summary = Katil untuk pekerja dari luar negara
intent-run-dormitory-keywords = asrama, pekerja asing, penginapan pekerja

intent-run-boarding-house-title = Kendalikan rumah tumpangan
intent-run-boarding-house-summary = Bilik mengikut minggu atau bulan
intent-run-boarding-house-keywords = rumah tumpangan, bilik, asrama pelajar

intent-sell-electricity-title = Jana atau jual elektrik
intent-sell-electricity-summary = Menjana, berdagang atau menjual runcit
intent-sell-electricity-keywords = elektrik, loji kuasa, penjana, peruncit

intent-sell-piped-gas-title = Import, hantar atau jual gas
intent-sell-piped-gas-summary = Gas asli dalam paip atau cecair
intent-sell-piped-gas-keywords = gas, gas asli, lng, peruncit gas

intent-store-petrol-title = Simpan petrol atau bahan mudah terbakar
intent-store-petrol-summary = Bahan api, pelarut, cat atau gas di tempat anda
intent-store-petrol-keywords = simpan petrol, diesel, pelarut, cat, tangki

intent-run-fuel-pipeline-title = Kendalikan saluran paip bahan api
intent-run-fuel-pipeline-summary = Alirkan petrol atau bahan mudah terbakar
intent-run-fuel-pipeline-keywords = saluran paip, bahan api, petroleum

intent-get-ship-radio-title = Lesenkan radio di kapal
intent-get-ship-radio-summary = Stesen kapal dan pengendalinya
intent-get-ship-radio-keywords = stesen kapal, radio kapal, vhf

intent-operate-ship-radio-title = Kendalikan radio di kapal
intent-operate-ship-radio-summary = Sijil untuk pengendali radio di laut
intent-operate-ship-radio-keywords = gmdss, pengendali radio, pegawai kapal

intent-crew-harbour-craft-title = Bekerja di bot pelabuhan
intent-crew-harbour-craft-summary = Sebagai jurumudi atau pemandu enjin
intent-crew-harbour-craft-keywords = jurumudi, pemandu enjin, bot pelabuhan

intent-run-harbour-craft-title = Kendalikan bot di pelabuhan
intent-run-harbour-craft-summary = Feri, bot tunda, tongkang
intent-run-harbour-craft-keywords = bot pelabuhan, feri, bot tunda, tongkang

intent-supply-ship-fuel-title = Bekalkan bahan api kepada kapal
intent-supply-ship-fuel-summary = Bunker untuk kapal di pelabuhan
intent-supply-ship-fuel-keywords = pembekal bunker, bahan api kapal

intent-survey-bunkers-title = Ukur bahan api kapal
intent-survey-bunkers-summary = Ukur dan sampel bunker sebagai firma
intent-survey-bunkers-keywords = juruukur bunker, pensampelan, marin

intent-handle-vessel-in-port-title = Lancar, rehat atau pecahkan kapal
intent-handle-vessel-in-port-summary = Permit untuk kapal di pelabuhan
intent-handle-vessel-in-port-keywords = limbungan, lancar kapal, pecah kapal

intent-cross-airport-by-ship-title = Belayar tinggi dekat lapangan terbang
intent-cross-airport-by-ship-summary = Kelulusan untuk tiang dan kren dekat landasan
intent-cross-airport-by-ship-keywords = kapal tinggi, tiang, changi, kren

intent-become-pilot-title = Terbang sebagai anak kapal
intent-become-pilot-summary = Juruterbang, pengajar, jurutera atau pemeriksa
intent-become-pilot-keywords = juruterbang, pengajar penerbangan, lesen terbang

intent-become-air-controller-title = Bekerja sebagai pengawal trafik udara
intent-become-air-controller-summary = Pandu pesawat dari menara
intent-become-air-controller-keywords = pengawal trafik udara, menara kawalan

intent-become-aircraft-engineer-title = Bekerja sebagai jurutera pesawat
intent-become-aircraft-engineer-summary = Senggara dan luluskan pesawat
intent-become-aircraft-engineer-keywords = jurutera penyenggaraan pesawat, mekanik

intent-start-airline-title = Mulakan syarikat penerbangan
intent-start-airline-summary = Bawa penumpang atau barang melalui udara
intent-start-airline-keywords = syarikat penerbangan, sewa khas, kargo udara

intent-repair-aircraft-title = Kendalikan firma baik pulih pesawat
intent-repair-aircraft-summary = Senggara pesawat atau bahagiannya
intent-repair-aircraft-keywords = penyenggaraan pesawat, hangar, alat ganti

intent-fly-special-aircraft-title = Terbangkan pesawat dengan permit khas
intent-fly-special-aircraft-summary = Penerbangan ujian, pindah atau barang berbahaya
intent-fly-special-aircraft-keywords = permit terbang, penerbangan ujian, barang berbahaya

intent-fit-aircraft-radio-title = Lesenkan radio dalam pesawat
intent-fit-aircraft-radio-summary = Peralatan radio di dalam pesawat
intent-fit-aircraft-radio-keywords = stesen pesawat, radio pesawat

intent-use-airport-radio-title = Guna peralatan radio di lapangan terbang
intent-use-airport-radio-summary = Stesen tetap atau tapak di kawasan lapangan terbang
intent-use-airport-radio-keywords = radio lapangan terbang, stesen tapak

intent-use-mobile-airport-radio-title = Guna radio bergerak di lapangan terbang
intent-use-mobile-airport-radio-summary = Set dalam kenderaan atau tangan di kawasan itu
intent-use-mobile-airport-radio-keywords = stesen bergerak, radio kenderaan, apron

intent-set-up-radar-title = Pasang radar atau suar
intent-set-up-radar-summary = Stesen yang mencari kedudukan benda
intent-set-up-radar-keywords = radar, suar, navigasi, penjejakan

intent-become-wiring-installer-title = Bekerja sebagai pemasang wayar telefon
intent-become-wiring-installer-summary = Lesen sendiri untuk pendawaian bangunan
intent-become-wiring-installer-keywords = pemasang wayar, juruteknik telekom, gentian

intent-fumigate-once-title = Wasapkan barang atau bangunan
intent-fumigate-once-summary = Permit untuk satu pewasapan
intent-fumigate-once-keywords = permit pewasapan, kontena, kapal, gudang

intent-become-radio-amateur-title = Jadi radio amatur
intent-become-radio-amateur-summary = Berhubung dengan dunia melalui radio, sebagai hobi
intent-become-radio-amateur-keywords = radio amatur, hobi, tanda panggilan, morse

intent-receive-satellite-tv-title = Terima TV melalui piring satelit
intent-receive-satellite-tv-summary = Untuk organisasi yang perlukan berita segera
intent-receive-satellite-tv-keywords = tvro, tv satelit, piring

intent-operate-simple-ship-radio-title = Kendalikan radio kapal ringkas
intent-operate-simple-ship-radio-summary = Sijil pengendali terhad
intent-operate-simple-ship-radio-keywords = roc, gmdss, vhf, pengendali terhad

intent-open-bakery-title = Buka kedai roti atau kek
intent-open-bakery-summary = Bakar roti dan kek untuk dijual
intent-open-bakery-keywords = kedai roti, roti, kek, pastri, kedai kek

intent-bring-pet-title = Bawa haiwan masuk atau ke luar negara
intent-bring-pet-summary = Anjing, kucing, burung atau haiwan anda sendiri
intent-bring-pet-keywords = bawa anjing, bawa kucing, haiwan peliharaan, pindah

intent-open-florist-title = Buka kedai bunga atau tumbuhan
intent-open-florist-summary = Bunga potong, pokok pasu dan benih
intent-open-florist-keywords = kedai bunga, bunga, jambangan, tumbuhan, nurseri

intent-open-gym-title = Buka gim atau studio yoga
intent-open-gym-summary = Bilik senaman dan kelas
intent-open-gym-keywords = gim, kecergasan, yoga, pilates, jurulatih

intent-open-laundry-title = Buka kedai dobi
intent-open-laundry-summary = Cuci, kering atau cuci kering untuk pelanggan
intent-open-laundry-keywords = dobi, cuci kering, mesin basuh, seterika

intent-open-car-workshop-title = Buka bengkel kereta
intent-open-car-workshop-summary = Baiki, cat atau cuci kenderaan
intent-open-car-workshop-keywords = bengkel kereta, mekanik, cat kereta, motosikal, tayar

intent-hold-wedding-title = Adakan majlis kahwin atau jamuan
intent-hold-wedding-summary = Dengan tetamu yang anda jemput
intent-hold-wedding-keywords = majlis kahwin, jamuan, hari jadi, kenduri, kolong blok

intent-hold-race-title = Adakan perlumbaan atau jalan amal
intent-hold-race-summary = Di jalan, taman atau air
intent-hold-race-keywords = perlumbaan, larian, maraton, berbasikal, perahu naga

intent-film-on-location-title = Penggambaran di lokasi
intent-film-on-location-summary = Di jalan, taman atau bangunan awam
intent-film-on-location-keywords = penggambaran, lokasi, filem, kru televisyen, iklan

intent-open-office-title = Buka pejabat
intent-open-office-summary = Meja untuk orang anda sendiri
intent-open-office-keywords = pejabat, sewa pejabat, ruang kerja bersama

intent-import-food-title = Import apa-apa makanan
intent-import-food-summary = Nyatakan jenisnya dan lihat keperluannya
intent-import-food-keywords = import makanan, pengimport, borong, barang dapur

intent-import-animal-feed-title = Import makanan haiwan
intent-import-animal-feed-summary = Untuk ternakan, ikan atau haiwan peliharaan
intent-import-animal-feed-keywords = makanan haiwan, makanan ikan, makanan anjing, dedak

intent-export-plants-title = Eksport tumbuhan
intent-export-plants-summary = Tumbuhan, benih, bunga atau kayu ke negara lain
intent-export-plants-keywords = eksport tumbuhan, benih, orkid, bunga, kayu

intent-certify-ornamental-fish-title = Hantar ikan hiasan ke luar negara
intent-certify-ornamental-fish-summary = Lesen dan sijil kesihatan
intent-certify-ornamental-fish-keywords = eksport ikan, ikan hiasan, sijil kesihatan, koi

intent-certify-halal-products-title = Dapatkan sijil halal untuk produk
intent-certify-halal-products-summary = Untuk kilang, stor, dapur pusat atau rumah sembelih
intent-certify-halal-products-keywords = produk halal, logo halal, dapur pusat, kilang makanan

intent-hand-over-hdb-shop-title = Serah atau sewakan kedai HDB
intent-hand-over-hdb-shop-summary = Rakan baharu, ambil alih, atau sebahagian disewakan
intent-hand-over-hdb-shop-keywords = kedai hdb, sewakan, ambil alih, rakan kongsi, sewaan
