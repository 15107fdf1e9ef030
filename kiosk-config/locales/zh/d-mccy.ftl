licence-mccy-conduct-fund-raising-appeal-title = 海外慈善募捐准证
licence-mccy-conduct-fund-raising-appeal-keywords = 募捐, 捐款, 慈善, 赈灾
listed-mccy-registering-new-charity-ipc-title = 慈善机构注册或公益机构资格
listed-mccy-registering-new-charity-ipc-keywords = 慈善团体, 公益, 捐款
