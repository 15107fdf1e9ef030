licence-mccy-conduct-fund-raising-appeal-title = Permit kutipan dana untuk tujuan luar negara
licence-mccy-conduct-fund-raising-appeal-keywords = kutipan derma, amal, bantuan bencana
listed-mccy-registering-new-charity-ipc-title = Pendaftaran badan amal atau status IPC
listed-mccy-registering-new-charity-ipc-keywords = badan amal, derma, IPC
