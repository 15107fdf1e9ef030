section-activity-title = Apa yang anda akan lakukan
section-goods-title = Barang dan peralatan
section-people-title = Orang yang melakukan kerja
section-animals-title = Haiwan dan tumbuhan
section-transport-title = Pengangkutan
section-works-title = Kerja dan bangunan
