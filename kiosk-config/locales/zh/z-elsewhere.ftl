# Chinese: what is not done at this terminal, and where it is.

faq-elsewhere-passport-question = 在哪里申请护照或身份证？
faq-elsewhere-passport-answer = 不在这里。两者都由移民与关卡局签发：www.ica.gov.sg。
faq-elsewhere-passport-keywords = 护照, 身份证, 登记证

faq-elsewhere-driving-question = 在哪里申请汽车或摩托车的驾驶执照？
faq-elsewhere-driving-answer = 不在这里。驾驶执照由交通警察签发：www.police.gov.sg。
faq-elsewhere-driving-keywords = 驾照, 驾驶执照, 学车, 开车

faq-elsewhere-birth-question = 在哪里登记出生或死亡？
faq-elsewhere-birth-answer = 不在这里。出生与死亡由移民与关卡局登记：www.ica.gov.sg。
faq-elsewhere-birth-keywords = 出生证, 死亡证, 报生

faq-elsewhere-marriage-question = 在哪里注册结婚？
faq-elsewhere-marriage-answer = 不在这里。请向婚姻注册局查询；回教徒请向回教婚姻注册局查询：www.marriage.gov.sg。
faq-elsewhere-marriage-keywords = 结婚, 结婚证, 注册结婚

faq-elsewhere-residence-question = 在哪里申请签证、永久居留或公民权？
faq-elsewhere-residence-answer = 不在这里。由移民与关卡局审批：www.ica.gov.sg。
faq-elsewhere-residence-keywords = 签证, 永久居民, 入籍, 公民权

faq-elsewhere-car-question = 在哪里缴付路税或登记汽车？
faq-elsewhere-car-answer = 不在这里。请到陆路交通管理局的 OneMotoring 网站：onemotoring.lta.gov.sg。
faq-elsewhere-car-keywords = 路税, 拥车证, 汽车登记

faq-elsewhere-flat-question = 在哪里申请组屋，或出租自己的组屋？
faq-elsewhere-flat-answer = 不在这里。请向建屋局申请：www.hdb.gov.sg。
faq-elsewhere-flat-keywords = 买组屋, 申请组屋, 出租组屋, 出租房间

faq-elsewhere-tax-question = 在哪里缴付所得税？
faq-elsewhere-tax-answer = 不在这里。请向税务局缴付：www.iras.gov.sg。
faq-elsewhere-tax-keywords = 所得税, 报税, 个人税

faq-elsewhere-fine-question = 在哪里缴付罚款？
faq-elsewhere-fine-answer = 不在这里。罚款通知上写明由谁开出、如何缴付。
faq-elsewhere-fine-keywords = 罚款, 罚单, 传票
