# Malay: what is not done at this terminal, and where it is.

faq-elsewhere-passport-question = Di manakah saya memohon pasport atau kad pengenalan?
faq-elsewhere-passport-answer = Bukan di sini. Penguasa Imigresen & Pusat Pemeriksaan mengeluarkan kedua-duanya: www.ica.gov.sg.
faq-elsewhere-passport-keywords = pasport, kad pengenalan, ic

faq-elsewhere-driving-question = Di manakah saya mendapat lesen memandu kereta atau motosikal?
faq-elsewhere-driving-answer = Bukan di sini. Polis Trafik mengeluarkan lesen memandu: www.police.gov.sg.
faq-elsewhere-driving-keywords = lesen memandu, lesen kereta, lesen motosikal

faq-elsewhere-birth-question = Di manakah saya mendaftarkan kelahiran atau kematian?
faq-elsewhere-birth-answer = Bukan di sini. Penguasa Imigresen & Pusat Pemeriksaan mendaftarkannya: www.ica.gov.sg.
faq-elsewhere-birth-keywords = sijil kelahiran, sijil kematian, bayi baru lahir

faq-elsewhere-marriage-question = Di manakah saya mendaftarkan perkahwinan?
faq-elsewhere-marriage-answer = Bukan di sini. Tanya Pejabat Pendaftaran Perkahwinan, atau bagi pasangan Islam Pejabat Pendaftaran Pernikahan Orang Islam: www.marriage.gov.sg.
faq-elsewhere-marriage-keywords = perkahwinan, sijil nikah, kahwin

faq-elsewhere-residence-question = Di manakah saya memohon visa, penduduk tetap atau kewarganegaraan?
faq-elsewhere-residence-answer = Bukan di sini. Penguasa Imigresen & Pusat Pemeriksaan memutuskannya: www.ica.gov.sg.
faq-elsewhere-residence-keywords = visa, penduduk tetap, warganegara

faq-elsewhere-car-question = Di manakah saya membayar cukai jalan atau mendaftarkan kereta?
faq-elsewhere-car-answer = Bukan di sini. Penguasa Pengangkutan Darat menguruskannya di laman OneMotoring: onemotoring.lta.gov.sg.
faq-elsewhere-car-keywords = cukai jalan, daftar kereta, coe

faq-elsewhere-flat-question = Di manakah saya memohon flat, atau menyewakan flat saya?
faq-elsewhere-flat-answer = Bukan di sini. HDB menguruskannya: www.hdb.gov.sg.
faq-elsewhere-flat-keywords = beli flat, sewakan flat, sewa bilik

faq-elsewhere-tax-question = Di manakah saya membayar cukai pendapatan?
faq-elsewhere-tax-answer = Bukan di sini. Penguasa Hasil Dalam Negeri menguruskannya: www.iras.gov.sg.
faq-elsewhere-tax-keywords = cukai pendapatan, lapor cukai

faq-elsewhere-fine-question = Di manakah saya membayar denda?
faq-elsewhere-fine-answer = Bukan di sini. Surat denda menyatakan siapa yang mengenakannya dan cara membayar.
faq-elsewhere-fine-keywords = bayar denda, saman, saman letak kereta
