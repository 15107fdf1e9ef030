# What people come for, and the parts of the trade.

sector-services-title = 美容与其他服务
sector-education-title = 学校与托儿
sector-transport-title = 驾驶与巴士
sector-health-title = 保健与诊所
sector-social-title = 慈善与护理院
sector-environment-title = 清洁、虫害与废物
sector-jobs-title = 创业与员工
sector-tourism-title = 旅游与酒店
sector-leisure-title = 体育与休闲
sector-security-title = 保安与武器
sector-professions-title = 技术与专业
sector-property-title = 房地产
sector-building-title = 建筑工程
sector-finance-title = 金融与保险
sector-logistics-title = 进出口与仓储
sector-manufacturing-title = 工厂与车间
sector-media-title = 印刷、电影与广播
sector-telecoms-title = 电话、网络与无线电
sector-clubs-title = 俱乐部与社团
sector-lodging-title = 宿舍与寄宿
sector-energy-title = 电力、煤气与燃料
sector-sea-title = 船只
sector-air-title = 航空与机场

intent-start-food-business-title = 开始做饮食生意
intent-start-food-business-summary = 还没决定做哪一种？从这里开始
intent-start-food-business-keywords = 饮食业, 餐饮, 卖食品, 创业, 指南

intent-open-takeaway-title = 开设外卖柜台
intent-open-takeaway-summary = 打包带走的食品或饮料，座位很少或没有
intent-open-takeaway-keywords = 外卖, 打包, 小食店, 饮料店, 珍珠奶茶

intent-run-coffee-shop-title = 经营咖啡店或食堂
intent-run-coffee-shop-summary = 里面有多个摊位售卖食品的地方
intent-run-coffee-shop-keywords = 咖啡店, 食堂, 食阁, 熟食中心, 员工食堂

intent-become-hawker-title = 当小贩
intent-become-hawker-summary = 在小贩中心或巴刹租摊位
intent-become-hawker-keywords = 小贩, 小贩中心, 巴刹摊位, 投标, 湿巴刹

intent-run-food-truck-title = 经营餐车
intent-run-food-truck-summary = 在车上烹煮和售卖
intent-run-food-truck-keywords = 餐车, 流动餐车, 食品车, 冰淇淋车

intent-cater-meals-title = 承办酒席和办公室餐饮
intent-cater-meals-summary = 在自己的厨房烹煮，送到客户处
intent-cater-meals-keywords = 餐饮承办, 自助餐, 酒席, 便当, 到会

intent-deliver-food-title = 送餐上门
intent-deliver-food-summary = 把做好的食品送到顾客手中
intent-deliver-food-keywords = 送餐, 外送, 网上订餐, 云厨房

intent-open-pet-cafe-title = 开设宠物咖啡馆
intent-open-pet-cafe-summary = 客人在有动物陪伴的地方用餐
intent-open-pet-cafe-keywords = 宠物咖啡馆, 猫咖, 狗咖, 动物咖啡馆

intent-sell-food-at-fair-title = 在集市卖食品
intent-sell-food-at-fair-summary = 在别人办的集市摆摊几天
intent-sell-food-at-fair-keywords = 集市摊位, 夜市, 临时摊位, 市集, 年货市场

intent-sell-alcohol-title = 售卖酒类
intent-sell-alcohol-summary = 在商店、餐馆，或在活动上卖一次
intent-sell-alcohol-keywords = 酒, 烈酒, 啤酒, 葡萄酒, 售酒执照

intent-drink-in-public-title = 在公共场所饮酒
intent-drink-in-public-summary = 在限制时段内的户外聚会上饮酒
intent-drink-in-public-keywords = 户外饮酒, 公园, 海边, 组屋底层, 聚会

intent-get-halal-certificate-title = 餐馆申请清真证书
intent-get-halal-certificate-summary = 给供人用餐的场所
intent-get-halal-certificate-keywords = 清真, 回教食品, 证书, muis

intent-run-slaughterhouse-title = 经营屠宰场
intent-run-slaughterhouse-summary = 屠宰家禽或牲畜作食用
intent-run-slaughterhouse-keywords = 屠宰场, 宰杀, 家禽, 鸡, 肉

intent-run-cold-store-title = 经营冷库
intent-run-cold-store-summary = 冷藏或冷冻保存肉类和鱼类
intent-run-cold-store-keywords = 冷库, 冷藏室, 冷冻肉, 冷冻鱼

intent-store-food-title = 在仓库存放食品
intent-store-food-summary = 出售前存放干货、包装或冷藏食品
intent-store-food-keywords = 食品仓库, 储存食品, 干货仓, 货仓

intent-import-meat-fish-title = 进口肉类或鱼类
intent-import-meat-fish-summary = 进口或转运肉类、鱼类和海鲜
intent-import-meat-fish-keywords = 进口肉类, 进口鱼, 海鲜, 牛肉, 鸡肉, 虾

intent-import-fruit-vegetables-title = 进口水果和蔬菜
intent-import-fruit-vegetables-summary = 进口新鲜果蔬供出售
intent-import-fruit-vegetables-keywords = 水果, 蔬菜, 生鲜, 榴梿, 进口

intent-import-eggs-title = 进口鸡蛋
intent-import-eggs-summary = 进口新鲜食用蛋
intent-import-eggs-keywords = 鸡蛋, 食用蛋, 进口, 供应商

intent-import-live-animals-food-title = 进口食用活动物
intent-import-live-animals-food-summary = 家禽、绵羊、山羊或田鸡
intent-import-live-animals-food-keywords = 活鸡, 鸭, 羊, 山羊, 田鸡, 牲畜

intent-import-processed-food-title = 进口包装食品或饮料
intent-import-processed-food-summary = 零食、饮料、酱料等包装食品
intent-import-processed-food-keywords = 加工食品, 零食, 饮料, 酱料, 进口

intent-import-rice-title = 经营米粮买卖
intent-import-rice-summary = 进口、出口或批发白米
intent-import-rice-keywords = 米, 大米, 米商, 进口米, 批发

intent-export-food-title = 出口食品
intent-export-food-summary = 目的地国家要求的证明文件
intent-export-food-keywords = 出口食品, 卫生证书, 自由销售证书

intent-make-animal-feed-title = 制造动物饲料
intent-make-animal-feed-summary = 牲畜、鱼类或宠物的饲料
intent-make-animal-feed-keywords = 饲料, 宠物食品, 鱼饲料, 进口

intent-open-shop-title = 开店
intent-open-shop-summary = 在店里售卖商品
intent-open-shop-keywords = 商店, 店铺, 精品店, 零售, 杂货店, 服装店

intent-run-supermarket-title = 经营超级市场
intent-run-supermarket-summary = 售卖杂货和生鲜食品
intent-run-supermarket-keywords = 超市, 超级市场, 杂货, 生鲜

intent-run-pet-shop-title = 经营宠物店
intent-run-pet-shop-summary = 售卖狗、猫、鱼、鸟或其他动物
intent-run-pet-shop-keywords = 宠物店, 狗, 猫, 鸟, 观赏鱼, 仓鼠, 美容

intent-run-temporary-fair-title = 主办有摊位的集市
intent-run-temporary-fair-summary = 在一处摆设摊位数周
intent-run-temporary-fair-keywords = 集市, 夜市, 市集, 主办, 展销会

intent-run-flea-market-title = 在跳蚤市场摆摊
intent-run-flea-market-summary = 售卖二手或手工物品
intent-run-flea-market-keywords = 跳蚤市场, 二手, 手工艺, 夜市, 摆摊

intent-sell-luxury-goods-title = 开设时装或奢侈品店
intent-sell-luxury-goods-summary = 服装、手袋、鞋、手表或首饰
intent-sell-luxury-goods-keywords = 时装, 精品店, 手袋, 手表, 鞋, 奢侈品

intent-sell-secondhand-title = 售卖二手物品
intent-sell-secondhand-summary = 二手手机、首饰、手表或其他物品
intent-sell-secondhand-keywords = 二手, 旧货, 二手手机, 旧表, 以旧换新

intent-sell-jewellery-title = 售卖首饰、黄金或宝石
intent-sell-jewellery-summary = 买卖或制作贵金属和宝石
intent-sell-jewellery-keywords = 首饰, 珠宝, 黄金, 金店, 钻石, 银

intent-sell-online-title = 网上卖东西
intent-sell-online-summary = 在家经营网店
intent-sell-online-keywords = 网店, 电商, 直播带货, 网购

intent-sell-wildlife-products-title = 买卖稀有动植物
intent-sell-wildlife-products-summary = 活体，或其皮革、贝壳、木材和纪念品
intent-sell-wildlife-products-keywords = 濒危物种, 野生动物, 鳄鱼皮, 兰花, 鹦鹉, 纪念品

intent-sell-phones-title = 售卖手机和网络设备
intent-sell-phones-summary = 手机、调制解调器、对讲机等
intent-sell-phones-keywords = 手机店, 手机, 路由器, 电信设备, 对讲机

intent-register-telecom-equipment-title = 登记电信设备以便出售
intent-register-telecom-equipment-summary = 新手机、路由器或无线电出售或使用前
intent-register-telecom-equipment-keywords = 型号核准, 设备登记, 无线网络, 蓝牙, 物联网

intent-sell-foreign-sim-cards-title = 售卖国际SIM卡
intent-sell-foreign-sim-cards-summary = 在国外或全球使用的SIM卡
intent-sell-foreign-sim-cards-keywords = SIM卡, 旅游卡, 漫游, 全球卡, eSIM

intent-sell-postpaid-cards-title = 售卖后付费电话卡
intent-sell-postpaid-cards-summary = 先打电话后付费
intent-sell-postpaid-cards-keywords = 后付费, 电话卡, 国际长途, 话费

intent-sell-prepaid-cards-title = 售卖预付电话卡
intent-sell-prepaid-cards-summary = 先付费后打电话
intent-sell-prepaid-cards-keywords = 预付卡, 电话卡, 充值, 国际长途

intent-sell-sim-devices-title = 售卖内置SIM卡的产品
intent-sell-sim-devices-summary = 能上网的手表、追踪器、仪表或汽车
intent-sell-sim-devices-keywords = 内置SIM, 物联网, 追踪器, 智能手表

intent-sell-lasers-lamps-title = 售卖激光、日光浴床或超声设备
intent-sell-lasers-lamps-summary = 发出光线、超声波等射线的器材
intent-sell-lasers-lamps-keywords = 激光, 日光浴床, 超声波, 微波, 紫外线灯

intent-open-nail-salon-title = 开设美甲店
intent-open-nail-salon-summary = 修手甲和脚甲
intent-open-nail-salon-keywords = 美甲, 修甲, 指甲, 美容

intent-open-massage-parlour-title = 开设按摩院
intent-open-massage-parlour-summary = 由您的员工提供身体按摩
intent-open-massage-parlour-keywords = 按摩, 按摩院, 推拿, 按摩师, 水疗

intent-register-massage-staff-title = 登记按摩员工
intent-register-massage-staff-summary = 在您持照的店开工之前
intent-register-massage-staff-keywords = 按摩师, 员工登记, 按摩员工

intent-open-foot-reflexology-title = 提供足底按摩或物理治疗
intent-open-foot-reflexology-summary = 也包括推拿等传统疗法
intent-open-foot-reflexology-keywords = 足疗, 足底按摩, 物理治疗, 推拿, 中医

intent-open-spa-title = 开设水疗或美容院
intent-open-spa-summary = 面部护理、浴池、桑拿或日晒
intent-open-spa-keywords = 水疗, 美容院, 面部护理, 桑拿, 激光脱毛

intent-offer-light-treatment-title = 提供足部护理或光疗
intent-offer-light-treatment-summary = 足病治疗、光疗、蒸汽或电疗
intent-offer-light-treatment-keywords = 足病, 光疗, 蒸汽, 电疗, 瘦身

intent-open-hair-salon-title = 开设美发店或理发店
intent-open-hair-salon-summary = 剪发、洗发和染发
intent-open-hair-salon-keywords = 美发, 理发, 发廊, 剪发

intent-work-from-home-title = 在家经营小生意
intent-work-from-home-summary = 在自己的组屋或住宅设办公室
intent-work-from-home-keywords = 居家办公, 家庭办公室, 自由职业, 组屋

intent-run-dating-agency-title = 经营婚介所
intent-run-dating-agency-summary = 帮助单身人士认识伴侣
intent-run-dating-agency-keywords = 交友, 婚介, 相亲, 单身, 红娘

intent-run-funeral-parlour-title = 经营殡仪馆
intent-run-funeral-parlour-summary = 为逝者准备土葬或火化
intent-run-funeral-parlour-keywords = 殡仪馆, 殡葬, 治丧, 防腐, 棺木

intent-plan-event-title = 筹划任何活动
intent-plan-event-summary = 回答几个问题，看需要什么
intent-plan-event-keywords = 活动, 主办, 筹划, 需要什么执照

intent-hold-concert-title = 举办音乐会、戏剧或艺术展
intent-hold-concert-summary = 给观众看的表演和展览
intent-hold-concert-keywords = 音乐会, 演唱会, 话剧, 演出, 舞蹈, 艺术展

intent-hold-roadshow-title = 举办有娱乐节目的路演
intent-hold-roadshow-summary = 以游戏、音乐或表演展示产品
intent-hold-roadshow-keywords = 路演, 促销, 产品发布, 商场中庭, 展览

intent-hold-public-event-title = 举办公开活动
intent-hold-public-event-summary = 任何人都可参加，有票或免票
intent-hold-public-event-keywords = 公开活动, 街头派对, 开放日, 社区活动

intent-give-public-talk-title = 举办公开演讲
intent-give-public-talk-summary = 任何人都可听的讲座、辩论或演说
intent-give-public-talk-keywords = 演讲, 讲座, 研讨会, 辩论, 论坛

intent-hold-assembly-march-title = 举行集会或游行
intent-hold-assembly-march-summary = 支持或反对某事的聚集或游行
intent-hold-assembly-march-keywords = 集会, 游行, 示威, 巡游

intent-hold-festival-title = 举办庆典或嘉年华
intent-hold-festival-summary = 有游乐设施、舞台或美食的庆祝活动
intent-hold-festival-keywords = 庆典, 嘉年华, 节日, 歌台, 新年, 倒数

intent-hold-trade-fair-title = 举办贸易展或大会
intent-hold-trade-fair-summary = 商家展示产品，来宾交流
intent-hold-trade-fair-keywords = 贸易展, 展览会, 大会, 会议, 博览会

intent-offer-entertainment-title = 经营娱乐场所
intent-offer-entertainment-summary = 全年提供卡拉OK、游戏、跳舞或表演
intent-offer-entertainment-keywords = 卡拉OK, 游戏机中心, 舞厅, 台球, KTV

intent-set-off-fireworks-title = 燃放烟花
intent-set-off-fireworks-summary = 空中或舞台上的烟花表演
intent-set-off-fireworks-keywords = 烟花, 烟火, 鞭炮, 新年, 舞台特效

intent-close-road-for-event-title = 为活动封路
intent-close-road-for-event-summary = 赛跑、游行或街头派对
intent-close-road-for-event-keywords = 封路, 马拉松, 自行车赛, 街头派对

intent-use-park-or-water-title = 使用公园、蓄水池或国有土地
intent-use-park-or-water-summary = 用于活动、比赛或拍摄
intent-use-park-or-water-keywords = 公园, 蓄水池, 海边, 国有土地, 乌节路

intent-hang-banners-title = 在路灯柱悬挂横幅
intent-hang-banners-summary = 在公共街道宣传活动
intent-hang-banners-keywords = 横幅, 路灯柱, 条幅, 广告, 宣传

intent-hold-lucky-draw-title = 举办幸运抽奖
intent-hold-lucky-draw-summary = 给顾客、员工或捐款人抽奖
intent-hold-lucky-draw-keywords = 幸运抽奖, 抽签, 奖品, 彩票, 捐款抽奖

intent-put-up-tents-title = 搭帐篷或舞台
intent-put-up-tents-summary = 婚礼、丧事或演出之用
intent-put-up-tents-keywords = 帐篷, 舞台, 棚架, 婚宴, 看台

intent-show-animals-title = 向公众展示动物
intent-show-animals-summary = 小动物园、宠物展或动物表演
intent-show-animals-keywords = 动物展, 宠物展, 动物园, 狗展, 水族馆

intent-check-place-use-title = 查询场所能否使用
intent-check-place-use-summary = 签租约之前先查一查
intent-check-place-use-keywords = 场所, 租约, 用途, 规划, 店屋, 店铺

intent-renovate-place-title = 装修店铺或办公室
intent-renovate-place-summary = 改动墙壁、出口、洒水器或厨房
intent-renovate-place-keywords = 装修, 翻新, 加建, 改建, 消防图则

intent-alter-conserved-building-title = 改动受保留建筑
intent-alter-conserved-building-summary = 旧店屋或洋房的工程
intent-alter-conserved-building-keywords = 保留建筑, 店屋, 古迹, 外墙, 修复

intent-hire-out-hall-title = 出租礼堂
intent-hire-out-hall-summary = 让别人办聚会、会议或演出
intent-hire-out-hall-keywords = 礼堂, 活动场地, 宴会厅, 出租, 派对房

intent-put-up-temporary-building-title = 搭建临时建筑
intent-put-up-temporary-building-summary = 工地办公室、棚屋或售楼处
intent-put-up-temporary-building-keywords = 临时建筑, 工地办公室, 货柜屋, 示范单位

intent-rent-state-land-title = 使用国有土地或建筑
intent-rent-state-land-summary = 按租金使用一段时间
intent-rent-state-land-keywords = 国有土地, 政府产业, 空地, 租地

intent-get-fire-certificate-title = 申请消防证书
intent-get-fire-certificate-summary = 给多人使用的建筑
intent-get-fire-certificate-keywords = 消防证书, 防火, 警报, 洒水器

intent-install-solar-panels-title = 在屋顶安装太阳能板
intent-install-solar-panels-summary = 在工厂、商店或大楼上
intent-install-solar-panels-keywords = 太阳能, 光伏, 太阳能板, 屋顶, 绿色能源

intent-change-name-hdb-shop-title = 更改建屋局租约上的名称
intent-change-name-hdb-shop-summary = 您的公司改了名
intent-change-name-hdb-shop-keywords = 建屋局租户, 公司名称, 改名, 租约

intent-change-parking-title = 改动停车场
intent-change-parking-summary = 减少车位或改变用途
intent-change-parking-keywords = 停车场, 停车位, 布局

intent-open-preschool-title = 开设托儿中心
intent-open-preschool-summary = 照顾和教导幼儿
intent-open-preschool-keywords = 托儿所, 学前教育, 幼儿, 婴儿护理

intent-open-kindergarten-title = 开设幼儿园
intent-open-kindergarten-summary = 小学前的儿童课程
intent-open-kindergarten-keywords = 幼儿园, 学前班, 游戏班

intent-open-private-school-title = 开设私立学校
intent-open-private-school-summary = 文凭、学位或考试课程
intent-open-private-school-keywords = 私立学校, 学院, 私立教育, 文凭, 学位

intent-open-commercial-school-title = 开设补习或培训中心
intent-open-commercial-school-summary = 学校科目、语言、艺术或技能课程
intent-open-commercial-school-keywords = 补习中心, 语言学校, 音乐学校, 培训, 舞蹈学校

intent-teach-lessons-title = 教学
intent-teach-lessons-summary = 独自或与其他老师一起授课
intent-teach-lessons-keywords = 教书, 老师, 补习, 上课, 钢琴老师, 教练

intent-get-edutrust-title = 认证私立学校的素质
intent-get-edutrust-summary = 给已注册学校的证书
intent-get-edutrust-keywords = edutrust, 素质, 认证, 私立学校

intent-recruit-foreign-students-title = 招收外国学生
intent-recruit-foreign-students-summary = 学校在学生到来前需要什么
intent-recruit-foreign-students-keywords = 外国学生, 国际学生, 学生证, 招生

intent-teach-islam-title = 教导回教
intent-teach-islam-summary = 成为受认可的宗教老师
intent-teach-islam-keywords = 回教, 伊斯兰, 宗教老师, 古兰经

intent-run-islamic-centre-title = 经营回教教育中心
intent-run-islamic-centre-summary = 在自己的地点或网上开班
intent-run-islamic-centre-keywords = 回教教育, 宗教班, 古兰经班

intent-become-taxi-driver-title = 驾驶德士或私召车
intent-become-taxi-driver-summary = 司机的职业执照
intent-become-taxi-driver-keywords = 德士, 出租车, 私召车, 司机, 网约车

intent-become-bus-driver-title = 驾驶巴士
intent-become-bus-driver-summary = 巴士司机的职业执照
intent-become-bus-driver-keywords = 巴士司机, 车长, 校车, 旅游巴士

intent-become-bus-attendant-title = 当巴士随车员
intent-become-bus-attendant-summary = 在巴士上照顾乘客
intent-become-bus-attendant-keywords = 随车员, 售票员, 校车阿姨

intent-get-vocational-licence-title = 申请职业驾驶执照
intent-get-vocational-licence-summary = 德士、私召车或巴士
intent-get-vocational-licence-keywords = 职业执照, 司机, 职业司机

intent-run-bus-service-title = 经营巴士服务
intent-run-bus-service-summary = 接驳巴士、校车或公共路线
intent-run-bus-service-keywords = 巴士服务, 接驳车, 校车, 旅游巴士, 路线

intent-offer-ticket-payment-title = 提供车资付费服务
intent-offer-ticket-payment-summary = 支付巴士和地铁车费的卡和应用
intent-offer-ticket-payment-keywords = 车票付款, 车资, 交通卡, 储值卡

intent-run-transport-company-title = 经营运输公司
intent-run-transport-company-summary = 出租罗厘、货车或巴士
intent-run-transport-company-keywords = 运输公司, 罗厘, 货运, 搬家, 车队

intent-move-large-load-title = 运送超大或超重货物
intent-move-large-load-summary = 用超大车辆在公路上运送
intent-move-large-load-keywords = 超大车辆, 重型车, 起重机, 宽货

intent-run-courier-title = 经营快递或信件服务
intent-run-courier-summary = 收取和投递信件和文件
intent-run-courier-keywords = 快递, 信件, 邮政, 速递

intent-open-clinic-title = 开设诊所或牙科诊所
intent-open-clinic-summary = 在自己的诊所看病人
intent-open-clinic-keywords = 诊所, 医生, 牙医, 全科医生, X光

intent-open-hospital-title = 开设私立医院
intent-open-hospital-summary = 提供病床、手术和昼夜护理
intent-open-hospital-keywords = 医院, 手术, 病房, 私立医院

intent-open-medical-lab-title = 开设医疗化验室
intent-open-medical-lab-summary = 验血、化验样本或拍X光
intent-open-medical-lab-keywords = 化验室, 验血, 病理, 放射, X光

intent-open-health-centre-title = 开设社区保健中心
intent-open-health-centre-summary = 住家附近的体检和筛查
intent-open-health-centre-keywords = 社区保健中心, 健康检查, 体检, 护士

intent-open-nursing-home-title = 开设疗养院
intent-open-nursing-home-summary = 昼夜照顾病弱者
intent-open-nursing-home-keywords = 疗养院, 护理, 老人, 长期护理

intent-open-old-folks-home-title = 开设安老院
intent-open-old-folks-home-summary = 老人居住并得到照顾的地方
intent-open-old-folks-home-keywords = 安老院, 养老院, 老人院, 乐龄

intent-use-radiation-workplace-title = 在诊所或工厂使用辐射
intent-use-radiation-workplace-summary = 工作场所的X光、放射源或激光
intent-use-radiation-workplace-keywords = 辐射, X光, 无损检测, 放射性, 化验室

intent-keep-xray-machine-title = 购买或存放X光机
intent-keep-xray-machine-summary = 用于病人、行李或金属检测
intent-keep-xray-machine-keywords = X光机, CT扫描, 行李扫描, 无损检测

intent-work-with-xrays-title = 操作X光机
intent-work-with-xrays-summary = 自己使用或监督他人使用
intent-work-with-xrays-keywords = 放射技师, X光, 辐射工作者, 牙医, 无损检测

intent-keep-radioactive-title = 存放或使用放射性物质
intent-keep-radioactive-summary = 用于测量仪、医疗或研究
intent-keep-radioactive-keywords = 放射性, 同位素, 测量仪, 核医学

intent-move-radioactive-title = 运输放射性物质
intent-move-radioactive-summary = 处理并运送到别处
intent-move-radioactive-keywords = 放射性运输, 同位素, 危险品

intent-keep-laser-ultrasound-title = 购买或存放激光、超声设备
intent-keep-laser-ultrasound-summary = 也包括日光浴床、工业微波炉、核磁共振
intent-keep-laser-ultrasound-keywords = 激光, 超声波, MRI, 日光浴床, 微波

intent-use-laser-title = 使用激光工作
intent-use-laser-summary = 切割、手术、脱毛或灯光表演
intent-use-laser-keywords = 激光, 激光切割, 激光手术, 脱毛, 雕刻

intent-sell-radiation-devices-title = 售卖有射线的医疗或实验仪器
intent-sell-radiation-devices-summary = 供他人使用的X光、激光或放射仪器
intent-sell-radiation-devices-keywords = 医疗器材, 经销商, X光机销售, 实验仪器

intent-end-pregnancy-service-title = 提供终止妊娠服务
intent-end-pregnancy-service-summary = 给医生和医院
intent-end-pregnancy-service-keywords = 堕胎, 终止妊娠, 妇产科

intent-collect-donations-title = 为慈善筹款
intent-collect-donations-summary = 呼吁、义卖、捐款箱或网页
intent-collect-donations-keywords = 筹款, 捐款, 慈善, 募捐, 义卖

intent-hold-fundraising-event-title = 举办筹款活动
intent-hold-fundraising-event-summary = 慈善晚宴、音乐会、步行或游园会
intent-hold-fundraising-event-keywords = 慈善晚宴, 义演, 慈善步行, 游园会

intent-collect-in-street-title = 在街上或上门募捐
intent-collect-in-street-summary = 卖旗日或挨家挨户
intent-collect-in-street-keywords = 街头募捐, 卖旗日, 挨家挨户, 捐款筒

intent-raise-money-abroad-title = 为海外慈善筹款
intent-raise-money-abroad-summary = 帮助其他国家的人
intent-raise-money-abroad-keywords = 海外慈善, 赈灾, 地震, 人道援助

intent-flag-day-abroad-title = 为海外慈善举行卖旗日
intent-flag-day-abroad-summary = 在街头为他国募捐
intent-flag-day-abroad-keywords = 卖旗日, 募捐, 海外慈善, 街头

intent-start-charity-title = 成立慈善团体
intent-start-charity-summary = 注册后捐款可扣税
intent-start-charity-keywords = 慈善团体, 非营利, 公益机构, 基金会

intent-run-childrens-home-title = 经营儿童院
intent-run-childrens-home-summary = 儿童或青少年居住的地方
intent-run-childrens-home-keywords = 儿童院, 孤儿院, 少年之家

intent-run-care-home-title = 经营住宿护理机构
intent-run-care-home-summary = 照顾残障、贫困或有需要者
intent-run-care-home-keywords = 护理院, 福利院, 残障, 收容所

intent-run-cleaning-firm-title = 经营清洁公司
intent-run-cleaning-firm-summary = 清洁办公室、商店、住家或公共场所
intent-run-cleaning-firm-keywords = 清洁, 清洁工, 办公室清洁, 打扫

intent-run-pest-control-title = 经营虫害防治公司
intent-run-pest-control-summary = 防治蚊子、老鼠、蟑螂和蚂蚁
intent-run-pest-control-keywords = 灭虫, 蚊子, 老鼠, 蟑螂, 骨痛热症

intent-start-fumigation-firm-title = 开办虫害与熏蒸公司
intent-start-fumigation-firm-summary = 用气体处理货物、货柜或建筑
intent-start-fumigation-firm-keywords = 熏蒸, 货柜, 虫害, 气体处理

intent-become-fumigator-title = 当熏蒸员
intent-become-fumigator-summary = 个人执照和每次作业的准证
intent-become-fumigator-keywords = 熏蒸员, 熏蒸, 气体, 船, 仓库

intent-supervise-pest-control-title = 监督虫害防治工作
intent-supervise-pest-control-summary = 成为持照技师
intent-supervise-pest-control-keywords = 虫害防治技师, 监督, 蚊子, 喷雾

intent-do-pest-control-title = 从事虫害防治工作
intent-do-pest-control-summary = 工人的证书
intent-do-pest-control-keywords = 虫害防治工人, 喷雾, 灭虫, 蚊子

intent-register-pesticide-title = 售卖驱虫或杀虫产品
intent-register-pesticide-summary = 先登记产品
intent-register-pesticide-keywords = 杀虫剂, 驱蚊, 蚊香, 农药, 产品登记

intent-collect-waste-title = 收集和处置废物
intent-collect-waste-summary = 垃圾、厨余或建筑废料
intent-collect-waste-keywords = 废物, 垃圾, 回收, 处理, 垃圾车

intent-run-waste-plant-title = 经营回收或废物处理厂
intent-run-waste-plant-summary = 分类、处理或焚烧废物
intent-run-waste-plant-keywords = 回收厂, 废物处理, 分类, 焚化, 废铁

intent-collect-toxic-waste-title = 收集有毒工业废料
intent-collect-toxic-waste-summary = 从工厂收取、处理或弃置
intent-collect-toxic-waste-keywords = 有毒废料, 化学废料, 危险废物, 收集

intent-transport-toxic-waste-title = 运输有毒工业废料
intent-transport-toxic-waste-summary = 把较大量废料运到收集商
intent-transport-toxic-waste-keywords = 运输有毒废料, 化学废料, 罗厘, 槽车

intent-deal-hazardous-substances-title = 进口或售卖危险化学品
intent-deal-hazardous-substances-summary = 制造、进口或售卖毒物和酸
intent-deal-hazardous-substances-keywords = 危险物质, 化学品, 毒物, 酸, 进口

intent-use-hazardous-substances-title = 存放或使用危险化学品
intent-use-hazardous-substances-summary = 购买并存放供自己工作使用
intent-use-hazardous-substances-keywords = 化学品, 存放化学品, 实验室, 车间, 准证

intent-manage-site-hygiene-title = 保持工地清洁卫生
intent-manage-site-hygiene-summary = 蚊子、厕所、垃圾和污水
intent-manage-site-hygiene-keywords = 环境控制员, 建筑工地, 蚊虫, 卫生

intent-discharge-water-title = 排放工商业废水
intent-discharge-water-summary = 排入下水道、沟渠或运河
intent-discharge-water-keywords = 废水, 污水, 下水道, 沟渠, 排放

intent-start-business-title = 创办生意
intent-start-business-summary = 注册并看看还需要什么
intent-start-business-keywords = 创业, 注册公司, 独资经营, 新公司, 自雇

intent-register-gst-title = 注册消费税
intent-register-gst-summary = 销售额大时，或自愿注册
intent-register-gst-keywords = 消费税, GST, 税, 营业额

intent-hire-foreign-staff-title = 雇用外籍员工
intent-hire-foreign-staff-summary = 开工前先申请工作准证
intent-hire-foreign-staff-keywords = 外籍员工, 客工, 工作准证, 就业准证, 女佣

intent-run-employment-agency-title = 经营女佣或职业介绍所
intent-run-employment-agency-summary = 为雇主找员工，或为人找工作
intent-run-employment-agency-keywords = 女佣中介, 职业介绍所, 招聘, 猎头

intent-open-hotel-title = 开设酒店
intent-open-hotel-summary = 有或没有餐馆的客房
intent-open-hotel-keywords = 酒店, 旅店, 客房, 青年旅舍

intent-offer-short-stays-title = 提供短期住宿
intent-offer-short-stays-summary = 旅舍、服务公寓或民宿
intent-offer-short-stays-keywords = 短期住宿, 旅舍, 服务公寓, 民宿

intent-run-travel-agency-title = 经营旅行社
intent-run-travel-agency-summary = 售卖旅游团、机票或假期配套
intent-run-travel-agency-keywords = 旅行社, 旅游, 旅行团, 机票, 邮轮

intent-become-tourist-guide-title = 当导游
intent-become-tourist-guide-summary = 收费带游客参观
intent-become-tourist-guide-keywords = 导游, 向导, 徒步游, 景点

intent-fly-drone-title = 放飞无人机、风筝或气球
intent-fly-drone-summary = 也包括模型飞机和其他空中物体
intent-fly-drone-otherwise = 在限制之内不需要准证。有些地点和高度仍须事先以电邮通知民航局：请先查看 OneMap 地图。超过 250 克的无人机须向民航局登记。
intent-fly-drone-keywords = 无人机, 航拍机, 风筝, 气球, 模型飞机

intent-run-swimming-pool-title = 经营游泳池
intent-run-swimming-pool-summary = 给公众、俱乐部、学校或公寓
intent-run-swimming-pool-keywords = 游泳池, 泳池, 水上乐园, 公寓

intent-run-amusement-park-title = 经营游乐园
intent-run-amusement-park-summary = 游乐设施、游戏和表演
intent-run-amusement-park-keywords = 游乐园, 主题公园, 过山车, 摩天轮

intent-operate-rides-title = 设置游乐设施
intent-operate-rides-summary = 游乐车、滑梯或充气设施，短期也可
intent-operate-rides-keywords = 游乐设施, 充气城堡, 旋转木马, 碰碰车

intent-run-game-centre-title = 开设网吧或游戏中心
intent-run-game-centre-summary = 电脑和游戏机，兼售饮料和小吃
intent-run-game-centre-keywords = 网吧, 网咖, 游戏中心, 电竞

intent-run-club-lottery-title = 经营吃角子老虎机或彩票
intent-run-club-lottery-summary = 俱乐部会员的机会游戏
intent-run-club-lottery-keywords = 角子机, 累积奖, 彩票, 俱乐部, 宾果

intent-hold-private-lottery-title = 举办私人彩票
intent-hold-private-lottery-summary = 会员、来宾或员工之间的抽奖
intent-hold-private-lottery-keywords = 私人彩票, 抽奖, 晚宴, 奖品

intent-do-shooting-sports-title = 射击、打靶或鱼叉捕鱼
intent-do-shooting-sports-summary = 自己的枪、气枪、弓或鱼叉
intent-do-shooting-sports-keywords = 射击, 打靶, 鱼叉, 气枪, 射箭

intent-drive-pleasure-boat-title = 拥有或驾驶游艇
intent-drive-pleasure-boat-summary = 游艇、快艇或水上摩托
intent-drive-pleasure-boat-keywords = 游艇, 快艇, 水上摩托, 船只执照

intent-run-guard-firm-title = 经营保安公司
intent-run-guard-firm-summary = 为他人的大楼提供保安员
intent-run-guard-firm-keywords = 保安公司, 保安员, 护卫, 公寓保安

intent-provide-guarding-title = 看守他人财产
intent-provide-guarding-summary = 巡逻、押运现金、活动保安
intent-provide-guarding-keywords = 看守, 巡逻, 押运, 护送, 活动保安

intent-become-guard-title = 当保安员
intent-become-guard-summary = 也包括保镖或私家侦探
intent-become-guard-keywords = 保安员, 保镖, 门卫, 私家侦探

intent-employ-own-guards-title = 雇用自己的保安员
intent-employ-own-guards-summary = 只看守自己的商店、学校或大楼
intent-employ-own-guards-keywords = 内部保安, 自家保安, 雇主

intent-watch-alarms-title = 为他人监察警报
intent-watch-alarms-summary = 接收警报的控制室
intent-watch-alarms-keywords = 警报监控, 控制室, 防盗警报

intent-install-cctv-title = 售卖、安装或维修闭路电视
intent-install-cctv-summary = 为他人安装摄像机和录像机
intent-install-cctv-keywords = 闭路电视, 摄像头, 监控, 安装

intent-sell-security-equipment-title = 售卖保安设备
intent-sell-security-equipment-summary = 警报器、门锁、扫描仪等
intent-sell-security-equipment-keywords = 保安设备, 警报器, 门禁, 扫描仪, 锁

intent-run-detective-agency-title = 经营私家侦探社
intent-run-detective-agency-summary = 为您工作的侦探
intent-run-detective-agency-keywords = 侦探社, 私家侦探, 调查

intent-become-detective-title = 当私家侦探
intent-become-detective-summary = 为客户寻人和查证
intent-become-detective-keywords = 私家侦探, 侦探, 跟踪, 寻人

intent-own-gun-title = 购买或拥有枪支
intent-own-gun-summary = 手枪、步枪，也包括旧枪或仿真枪
intent-own-gun-keywords = 枪, 枪支, 手枪, 步枪, 气枪, 仿真枪

intent-deal-arms-title = 经营军火买卖
intent-deal-arms-summary = 售卖或存放枪支和其他武器
intent-deal-arms-keywords = 军火商, 枪店, 枪支, 武器

intent-deal-swords-title = 经营刀剑买卖
intent-deal-swords-summary = 也包括刺刀和长矛
intent-deal-swords-keywords = 剑, 匕首, 刺刀, 长矛, 武士刀

intent-buy-explosives-title = 购买爆炸品
intent-buy-explosives-summary = 用于爆破或表演
intent-buy-explosives-keywords = 爆炸品, 炸药, 雷管, 爆破, 烟火

intent-offer-cybersecurity-title = 提供网络安全服务
intent-offer-cybersecurity-summary = 测试系统漏洞或监控系统
intent-offer-cybersecurity-keywords = 网络安全, 渗透测试, 监控, 信息安全

intent-become-plumber-title = 当水喉匠
intent-become-plumber-summary = 水管和卫生工程的执照
intent-become-plumber-keywords = 水喉匠, 水管工, 水管, 厕所, 卫生工程

intent-open-vet-clinic-title = 开设兽医诊所
intent-open-vet-clinic-summary = 在自己的诊所治疗动物
intent-open-vet-clinic-keywords = 兽医, 动物诊所, 动物医院, 宠物

intent-become-vet-title = 当兽医
intent-become-vet-summary = 治疗动物和鸟类
intent-become-vet-keywords = 兽医, 动物医生, 治疗动物

intent-use-vet-radiation-title = 对动物使用X光
intent-use-vet-radiation-summary = 在兽医诊所、研究所或学校
intent-use-vet-radiation-keywords = 兽医X光, 兽医实验室, 动物影像

intent-keep-vaccines-animals-title = 存放动物疫苗
intent-keep-vaccines-animals-summary = 动物用疫苗和生物制品
intent-keep-vaccines-animals-keywords = 动物疫苗, 生物制品, 血清, 兽药

intent-do-animal-research-title = 用动物做研究
intent-do-animal-research-summary = 设立饲养动物的实验室
intent-do-animal-research-keywords = 动物研究, 实验动物, 老鼠, 实验

intent-set-up-research-lab-title = 设立研究实验室
intent-set-up-research-lab-summary = 任何领域的研究与开发
intent-set-up-research-lab-keywords = 研究, 开发, 研发, 实验室, 科学

intent-run-architect-firm-title = 经营建筑师事务所
intent-run-architect-firm-summary = 为他人设计建筑
intent-run-architect-firm-keywords = 建筑师, 建筑设计, 事务所

intent-run-engineer-firm-title = 经营工程师事务所
intent-run-engineer-firm-summary = 为建筑和工厂服务的专业工程师
intent-run-engineer-firm-keywords = 工程师, 工程服务, 专业工程师, 顾问

intent-become-patent-agent-title = 注册为专利代理人
intent-become-patent-agent-summary = 为客户保护发明
intent-become-patent-agent-keywords = 专利代理, 知识产权, 发明, 外国专利代理

intent-practise-patent-agent-title = 执业专利代理
intent-practise-patent-agent-summary = 新加坡代理人的年度证书
intent-practise-patent-agent-keywords = 执业证书, 专利代理, 专利律师

intent-become-insolvency-practitioner-title = 当破产从业员
intent-become-insolvency-practitioner-summary = 清盘公司、管理破产人财产
intent-become-insolvency-practitioner-keywords = 破产, 清盘人, 接管人, 司法管理

intent-do-blasting-title = 用炸药爆破岩石
intent-do-blasting-summary = 公司执照和每次作业的批准
intent-do-blasting-keywords = 爆破, 岩石, 隧道, 炸药, 拆除

intent-trade-explosives-title = 买卖爆炸品
intent-trade-explosives-summary = 在新加坡或跨境经营
intent-trade-explosives-keywords = 爆炸品商, 炸药, 雷管, 烟花商

intent-store-explosives-title = 存放爆炸品
intent-store-explosives-summary = 爆破工地的仓库
intent-store-explosives-keywords = 存放炸药, 仓库, 爆破工地

intent-move-explosives-title = 搬运爆炸品
intent-move-explosives-summary = 从仓库取出并运到工地
intent-move-explosives-keywords = 运送炸药, 搬运, 护送

intent-dispose-explosives-title = 弃置旧爆炸品
intent-dispose-explosives-summary = 不要的或过期的
intent-dispose-explosives-keywords = 弃置炸药, 过期, 销毁

intent-keep-precursors-title = 制造、存放或使用爆炸品前体
intent-keep-precursors-summary = 可制成爆炸品的化学品
intent-keep-precursors-keywords = 爆炸品前体, 硝酸铵, 过氧化氢, 硝酸

intent-repair-arms-title = 维修武器
intent-repair-arms-summary = 为他人修理枪支和其他武器
intent-repair-arms-keywords = 修枪, 枪匠, 武器维修

intent-deal-drug-precursors-title = 进出口毒品前体
intent-deal-drug-precursors-summary = 可制成毒品的化学品
intent-deal-drug-precursors-keywords = 前体, 管制化学品, 毒品

intent-become-estate-agent-title = 当房地产经纪
intent-become-estate-agent-summary = 帮人买卖或租赁房产
intent-become-estate-agent-keywords = 房地产经纪, 房屋经纪, 中介

intent-run-property-business-title = 开办房地产生意
intent-run-property-business-summary = 中介公司，或租赁和管理公司
intent-run-property-business-keywords = 房地产, 物业管理, 租赁, 中介公司

intent-build-homes-to-sell-title = 建房出售
intent-build-homes-to-sell-summary = 房屋发展商的执照
intent-build-homes-to-sell-keywords = 发展商, 公寓, 房地产开发, 新楼盘

intent-value-property-title = 评估土地和建筑
intent-value-property-summary = 估价师的执照
intent-value-property-keywords = 估价师, 估价, 房产价值

intent-register-property-title = 登记房产或查地契
intent-register-property-summary = 给买卖房产的律师和业主
intent-register-property-keywords = 房产登记, 产权转让, 地契, 律师

intent-transfer-hdb-shop-title = 买卖建屋局店铺
intent-transfer-hdb-shop-summary = 转售或转让您拥有的店铺
intent-transfer-hdb-shop-keywords = 组屋店铺, 转售, 转让, 顶让

intent-put-up-crane-title = 架设起重机或高楼
intent-put-up-crane-summary = 附近机场的许可
intent-put-up-crane-keywords = 起重机, 高楼, 高度限制, 障碍物, 机场

intent-dig-road-title = 挖路或在铁路旁施工
intent-dig-road-summary = 公共街道上的挖沟和管线工程
intent-dig-road-keywords = 道路工程, 挖掘, 铁路保护区, 地铁, 电缆

intent-find-cables-title = 挖掘前探测电缆
intent-find-cables-summary = 电缆探测员的类别执照
intent-find-cables-keywords = 电缆探测, 土方工程, 电信电缆

intent-wire-buildings-title = 经营电话布线公司
intent-wire-buildings-summary = 在建筑内铺设电话线和数据线
intent-wire-buildings-keywords = 布线, 网络线, 安装, 承包商, 光纤

intent-build-something-title = 建造或扩建楼宇
intent-build-something-summary = 图则、防火和周边情况
intent-build-something-keywords = 建筑, 施工, 扩建, 规划许可, 图则

intent-give-financial-advice-title = 提供理财和保险咨询
intent-give-financial-advice-summary = 帮客户投资和投保
intent-give-financial-advice-keywords = 理财顾问, 保险顾问, 投资咨询

intent-deal-securities-title = 买卖证券或管理基金
intent-deal-securities-summary = 资本市场服务
intent-deal-securities-keywords = 资本市场, 基金经理, 经纪, 证券, 股票

intent-open-bank-title = 开设银行
intent-open-bank-summary = 商业银行、商人银行或代表处
intent-open-bank-keywords = 银行, 商业银行, 商人银行, 代表处

intent-broker-insurance-title = 经营保险经纪公司
intent-broker-insurance-summary = 为客户寻找保险
intent-broker-insurance-keywords = 保险经纪, 再保险, 保单

intent-open-insurance-company-title = 开设保险公司
intent-open-insurance-company-summary = 为人、货物或其他保险公司承保
intent-open-insurance-company-keywords = 保险公司, 再保险, 海上保险, 代表处

intent-change-money-title = 经营货币兑换店
intent-change-money-summary = 买卖外币现钞
intent-change-money-keywords = 货币兑换, 换钱, 外币, 找换店

intent-lend-money-title = 放贷
intent-lend-money-summary = 经营放贷店，或申请豁免
intent-lend-money-keywords = 放贷, 贷款, 借贷, 豁免

intent-open-pawnshop-title = 开设当铺
intent-open-pawnshop-summary = 以黄金、手表等物品抵押放款
intent-open-pawnshop-keywords = 当铺, 典当, 黄金, 手表

intent-run-crowdfunding-title = 经营众筹平台
intent-run-crowdfunding-summary = 许多人在网上投资一家公司
intent-run-crowdfunding-keywords = 众筹, 平台, 投资者, 创业融资

intent-open-trust-company-title = 开设信托公司
intent-open-trust-company-summary = 为他人持有和管理财产
intent-open-trust-company-keywords = 信托公司, 受托人, 信托, 财富

intent-handle-payments-title = 为顾客转账或保管资金
intent-handle-payments-summary = 汇款、电子钱包和刷卡付款
intent-handle-payments-keywords = 支付服务, 汇款, 电子钱包, 加密货币

intent-start-import-export-title = 进出口货物
intent-start-import-export-summary = 与其他国家做贸易
intent-start-import-export-keywords = 进口, 出口, 贸易, 海关, 货运, 批发

intent-run-warehouse-title = 经营仓库
intent-run-warehouse-summary = 为自己或他人存放货物
intent-run-warehouse-keywords = 仓库, 仓储, 物流, 货仓

intent-import-plants-title = 进口植物
intent-import-plants-summary = 植物、种子、鲜花或木材
intent-import-plants-keywords = 植物, 种子, 花, 兰花, 苗圃, 木材

intent-import-animals-title = 进出口动物或鸟类
intent-import-animals-summary = 宠物、动物园动物、种蛋
intent-import-animals-keywords = 进口动物, 进口狗, 出口宠物, 鸟, 种蛋

intent-export-animal-products-title = 申请动物出口证明
intent-export-animal-products-summary = 动物、鸟类及其产品的健康证明
intent-export-animal-products-keywords = 兽医证书, 出口宠物, 动物产品, 健康证明

intent-trade-ornamental-fish-title = 进出口观赏鱼
intent-trade-ornamental-fish-summary = 水族箱和池塘用的鱼
intent-trade-ornamental-fish-keywords = 观赏鱼, 水族, 锦鲤, 龙鱼

intent-move-hazardous-substances-title = 运输危险化学品
intent-move-hazardous-substances-summary = 用罗厘或槽车在路上运输
intent-move-hazardous-substances-keywords = 运输化学品, 槽车, 危险品, 罗厘

intent-trade-precursors-title = 运送爆炸品前体
intent-trade-precursors-summary = 售卖或进出口这类化学品
intent-trade-precursors-keywords = 爆炸品前体, 硝酸铵, 出口, 经销

intent-import-explosives-title = 进出口爆炸品
intent-import-explosives-summary = 运入或运出
intent-import-explosives-keywords = 进口爆炸品, 出口, 烟花, 雷管

intent-import-arms-title = 进出口或运送武器
intent-import-arms-summary = 也包括受管制的仿真品和护甲
intent-import-arms-keywords = 进口枪支, 出口武器, 仿真枪

intent-import-xray-title = 进出口X光机
intent-import-xray-summary = 每次一批
intent-import-xray-keywords = 进口X光机, CT扫描, 货批

intent-import-radioactive-title = 进出口放射性物质
intent-import-radioactive-summary = 也包括内含此物质的仪器
intent-import-radioactive-keywords = 进口放射性, 同位素, 货批

intent-import-lasers-title = 进出口激光、超声设备
intent-import-lasers-summary = 有光、声波或微波的器材
intent-import-lasers-keywords = 进口激光, 超声波, MRI

intent-import-fuel-title = 进口汽油或易燃物
intent-import-fuel-summary = 汽油、柴油、油漆、溶剂、酒精、煤气
intent-import-fuel-keywords = 进口石油, 汽油, 柴油, 溶剂, 易燃物

intent-transport-fuel-title = 运输汽油或易燃物
intent-transport-fuel-summary = 用罗厘、槽车或货车
intent-transport-fuel-keywords = 油槽车, 柴油, 煤气车, 煤气瓶

intent-open-factory-title = 开设工厂或车间
intent-open-factory-summary = 在工作场所制造或维修物品
intent-open-factory-keywords = 工厂, 车间, 制造, 生产, 修车厂

intent-manufacture-goods-title = 制造货物出售
intent-manufacture-goods-summary = 有些货物需另行登记
intent-manufacture-goods-keywords = 制造, 加工, 管制货物, 光盘, 火柴

intent-make-discs-title = 制造光盘
intent-make-discs-summary = CD、DVD及母盘
intent-make-discs-keywords = 光盘, CD, DVD, 压片

intent-make-explosives-title = 制造爆炸品
intent-make-explosives-summary = 给生产公司的执照
intent-make-explosives-keywords = 制造爆炸品, 炸药厂, 雷管

intent-make-arms-title = 制造武器
intent-make-arms-summary = 给生产公司的执照
intent-make-arms-keywords = 制造武器, 枪支, 护甲, 零件

intent-trade-rubber-title = 经营橡胶买卖
intent-trade-rubber-summary = 买卖或运送天然橡胶
intent-trade-rubber-keywords = 橡胶, 乳胶, 胶商

intent-make-radiation-devices-title = 制造或经销射线仪器
intent-make-radiation-devices-summary = X光、放射、激光或微波仪器
intent-make-radiation-devices-keywords = 辐射仪器, X光机制造, 激光, 经销

intent-print-publications-title = 经营印刷厂
intent-print-publications-summary = 印刷杂志、报纸、地图或传单
intent-print-publications-keywords = 印刷, 印刷厂, 杂志, 传单, 报纸

intent-publish-newspaper-title = 出版报纸或杂志
intent-publish-newspaper-summary = 也包括售卖外国刊物
intent-publish-newspaper-keywords = 报纸, 杂志, 通讯, 期刊, 出版

intent-show-films-title = 放映、售卖或出租电影
intent-show-films-summary = 电影院、电影之夜或影碟店
intent-show-films-keywords = 电影院, 电影, 影片, 影碟, 放映

intent-run-national-tv-title = 经营全国电视服务
intent-run-national-tv-summary = 覆盖全新加坡的电视
intent-run-national-tv-keywords = 电视, 全国电视, 付费电视, 广播机构

intent-run-tv-channel-title = 经营电视频道
intent-run-tv-channel-summary = 面向特定观众、海外或订阅用户
intent-run-tv-channel-keywords = 电视频道, 卫星电视, 订阅, 流媒体

intent-run-radio-station-title = 经营电台
intent-run-radio-station-summary = 向公众广播
intent-run-radio-station-keywords = 电台, 广播, 调频, 主持人

intent-run-political-website-title = 经营政治或宗教网站
intent-run-political-website-summary = 许多人阅读的网站或网页
intent-run-political-website-keywords = 网站, 博客, 政治, 宗教, 网络新闻

intent-take-aerial-photos-title = 空中摄影或摄像
intent-take-aerial-photos-summary = 用无人机、飞机或气球
intent-take-aerial-photos-keywords = 航拍, 空中摄影, 无人机拍摄, 直升机

intent-offer-telecom-services-title = 提供电话或数据服务
intent-offer-telecom-services-summary = 用自己的或租用的线路
intent-offer-telecom-services-keywords = 电信公司, 电信运营商, 数据, 租用线路

intent-offer-internet-access-title = 提供上网服务
intent-offer-internet-access-summary = 给公众或大楼的客人
intent-offer-internet-access-keywords = 上网, 无线网络, 宽带, 热点

intent-send-sms-service-title = 提供短信服务
intent-send-sms-service-summary = 为其他公司发送短信
intent-send-sms-service-keywords = 短信, 群发短信, SMS

intent-offer-voip-title = 提供网络电话
intent-offer-voip-summary = 给公众的网络语音通话
intent-offer-voip-keywords = 网络电话, VoIP, IP电话

intent-use-walkie-talkies-title = 使用对讲机
intent-use-walkie-talkies-summary = 给团队、大楼或活动使用
intent-use-walkie-talkies-keywords = 对讲机, 双向无线电, 手持电台

intent-run-private-radio-network-title = 经营自用无线电网络
intent-run-private-radio-network-summary = 公司用的基站和手持机
intent-run-private-radio-network-keywords = 专用网络, 基站, 无线电网络, 车队电台

intent-set-up-radio-equipment-title = 架设无线电设备
intent-set-up-radio-equipment-summary = 发射用的天线和电台
intent-set-up-radio-equipment-keywords = 无线电设备, 天线, 发射机, 微波链路

intent-keep-radio-equipment-title = 拥有或使用无线电设备
intent-keep-radio-equipment-summary = 用于其他无线电执照不包括的用途
intent-keep-radio-equipment-keywords = 无线电设备, 发射机, 特殊用途

intent-run-highpower-radio-title = 经营全岛大功率电台
intent-run-highpower-radio-summary = 覆盖全新加坡的网络
intent-run-highpower-radio-keywords = 大功率电台, 全岛, 移动网络, 基站

intent-use-frequency-shortly-title = 临时使用无线电频率
intent-use-frequency-shortly-summary = 为演出、比赛或拍摄用几天
intent-use-frequency-shortly-keywords = 临时频率, 无线麦克风, 频谱

intent-use-short-range-device-title = 使用短距离无线设备
intent-use-short-range-device-summary = 遥控器、传呼机、传感器和无线警报
intent-use-short-range-device-keywords = 短距离设备, 遥控, 传呼机, 射频识别

intent-use-satellite-title = 架设卫星天线或地面站
intent-use-satellite-summary = 通过卫星收发信号
intent-use-satellite-keywords = 卫星天线, 地面站, 卫星接收

intent-test-telecom-equipment-title = 测试电信设备
intent-test-telecom-equipment-summary = 无线电或网络设备的实验
intent-test-telecom-equipment-keywords = 测试设备, 实验, 无线电测试, 原型

intent-try-out-with-frequency-title = 试验新的无线电服务
intent-try-out-with-frequency-summary = 使用无线电频率的概念验证
intent-try-out-with-frequency-keywords = 概念验证, 技术试验, 频率, 5G

intent-try-out-without-frequency-title = 试验新的有线电信服务
intent-try-out-without-frequency-summary = 不用无线电频率的概念验证
intent-try-out-without-frequency-keywords = 概念验证, 技术试验, 固定线路

intent-exhibit-telecom-title = 在展览上展示电信设备
intent-exhibit-telecom-summary = 为期数天，发射或不发射信号
intent-exhibit-telecom-keywords = 展览, 演示, 电信设备, 展位

intent-certify-telecom-devices-title = 认证或确认电信设备
intent-certify-telecom-devices-summary = 给认证机构和供应商
intent-certify-telecom-devices-keywords = 认证机构, 符合性确认, 电信核准

intent-register-society-title = 注册社团
intent-register-society-summary = 十人或以上，有共同宗旨
intent-register-society-keywords = 社团, 协会, 俱乐部, 会员, 章程

intent-open-clubhouse-title = 开设休闲俱乐部
intent-open-clubhouse-summary = 会员的运动、饮食和游戏
intent-open-clubhouse-keywords = 休闲俱乐部, 会所, 会员, 健身房

intent-run-dormitory-title = 经营员工宿舍
intent-run-dormitory-summary = 给外籍员工的床位
intent-run-dormitory-keywords = 宿舍, 客工, 员工住宿, 床位

intent-run-boarding-house-title = 经营寄宿所
intent-run-boarding-house-summary = 按周或按月出租房间
intent-run-boarding-house-keywords = 寄宿所, 出租房间, 学生宿舍, 合租

intent-sell-electricity-title = 发电或售电
intent-sell-electricity-summary = 发电、批发或零售
intent-sell-electricity-keywords = 电力, 发电厂, 发电机, 售电商

intent-sell-piped-gas-title = 进口、输送或售卖煤气
intent-sell-piped-gas-summary = 管道或液化天然气
intent-sell-piped-gas-keywords = 煤气, 天然气, 液化天然气, 供气商

intent-store-petrol-title = 存放汽油或其他易燃物
intent-store-petrol-summary = 在您的场所存放燃料、溶剂、油漆或煤气
intent-store-petrol-keywords = 存放汽油, 柴油, 溶剂, 油漆, 油罐, 油站

intent-run-fuel-pipeline-title = 经营燃料管道
intent-run-fuel-pipeline-summary = 用管道输送汽油或易燃物
intent-run-fuel-pipeline-keywords = 管道, 输油管, 石油

intent-get-ship-radio-title = 为船上电台申请执照
intent-get-ship-radio-summary = 船舶电台及操作员
intent-get-ship-radio-keywords = 船舶电台, 船用无线电, 呼号

intent-operate-ship-radio-title = 操作船上电台
intent-operate-ship-radio-summary = 海上无线电操作员的证书
intent-operate-ship-radio-keywords = GMDSS, 无线电操作员, 船员

intent-crew-harbour-craft-title = 在港口船只上工作
intent-crew-harbour-craft-summary = 当舵手或轮机操作员
intent-crew-harbour-craft-keywords = 舵手, 轮机, 港口船只, 船员

intent-run-harbour-craft-title = 在港口经营船只
intent-run-harbour-craft-summary = 渡轮、拖船、驳船和舯舡
intent-run-harbour-craft-keywords = 港口船只, 渡轮, 拖船, 驳船

intent-supply-ship-fuel-title = 为船只供应燃油
intent-supply-ship-fuel-summary = 港口船只的燃油补给
intent-supply-ship-fuel-keywords = 燃油供应, 加油, 船用燃油

intent-survey-bunkers-title = 检验船用燃油
intent-survey-bunkers-summary = 以公司身份计量和取样
intent-survey-bunkers-keywords = 燃油检验, 检量师, 取样

intent-handle-vessel-in-port-title = 船只下水、停航或拆解
intent-handle-vessel-in-port-summary = 港内船只的准证
intent-handle-vessel-in-port-keywords = 船厂, 下水, 停航, 拆船

intent-cross-airport-by-ship-title = 高船驶过机场附近
intent-cross-airport-by-ship-summary = 跑道附近桅杆和吊机的许可
intent-cross-airport-by-ship-keywords = 高船, 桅杆, 樟宜, 吊机

intent-become-pilot-title = 担任飞行机组人员
intent-become-pilot-summary = 飞行员、教练、机械师或考官
intent-become-pilot-keywords = 飞行员, 飞行教练, 机师, 飞行执照

intent-become-air-controller-title = 当航空交通管制员
intent-become-air-controller-summary = 在塔台引导飞机
intent-become-air-controller-keywords = 空管员, 塔台, 机场

intent-become-aircraft-engineer-title = 当飞机维修工程师
intent-become-aircraft-engineer-summary = 维修并放行飞机
intent-become-aircraft-engineer-keywords = 飞机维修工程师, 机械师, 机库

intent-start-airline-title = 开办航空公司
intent-start-airline-summary = 空运乘客或货物
intent-start-airline-keywords = 航空公司, 包机, 货机, 直升机

intent-repair-aircraft-title = 经营飞机维修公司
intent-repair-aircraft-summary = 维修飞机或零件
intent-repair-aircraft-keywords = 飞机维修, 机库, 零件

intent-fly-special-aircraft-title = 凭特别准证飞行
intent-fly-special-aircraft-summary = 试飞、调机或运载危险品
intent-fly-special-aircraft-keywords = 飞行准证, 试飞, 调机, 危险品

intent-fit-aircraft-radio-title = 为机上电台申请执照
intent-fit-aircraft-radio-summary = 飞机上的无线电设备
intent-fit-aircraft-radio-keywords = 飞机电台, 机载无线电

intent-use-airport-radio-title = 在机场使用无线电设备
intent-use-airport-radio-summary = 机场范围内的固定台或基站
intent-use-airport-radio-keywords = 机场无线电, 基站, 固定台

intent-use-mobile-airport-radio-title = 在机场使用移动电台
intent-use-mobile-airport-radio-summary = 机场范围内的车载或手持机
intent-use-mobile-airport-radio-keywords = 移动台, 机场, 车载电台

intent-set-up-radar-title = 架设雷达或信标
intent-set-up-radar-summary = 测定位置的电台
intent-set-up-radar-keywords = 雷达, 信标, 无线电测定, 导航

intent-become-wiring-installer-title = 当电话布线员
intent-become-wiring-installer-summary = 在建筑内布线的个人执照
intent-become-wiring-installer-keywords = 布线员, 电信技工, 光纤, 网络线

intent-fumigate-once-title = 熏蒸货物或建筑
intent-fumigate-once-summary = 单次熏蒸的准证
intent-fumigate-once-keywords = 熏蒸准证, 货柜, 船, 仓库

intent-become-radio-amateur-title = 做业余无线电爱好者
intent-become-radio-amateur-summary = 以无线电与世界通话
intent-become-radio-amateur-keywords = 业余无线电, 火腿, 呼号, 爱好

intent-receive-satellite-tv-title = 用卫星天线接收电视
intent-receive-satellite-tv-summary = 给需要即时资讯的机构
intent-receive-satellite-tv-keywords = 卫星电视, 天线, 接收

intent-operate-simple-ship-radio-title = 操作简单的船用电台
intent-operate-simple-ship-radio-summary = 限用操作员证书
intent-operate-simple-ship-radio-keywords = ROC, GMDSS, 甚高频, 限用操作员

intent-open-bakery-title = 开设面包店或蛋糕店
intent-open-bakery-summary = 烘焙面包和蛋糕出售
intent-open-bakery-keywords = 面包店, 面包, 蛋糕, 糕点, 西饼

intent-bring-pet-title = 带宠物入境或出境
intent-bring-pet-summary = 自己的狗、猫、鸟或其他动物
intent-bring-pet-keywords = 带狗, 带猫, 宠物出国, 宠物入境, 搬家

intent-open-florist-title = 开设花店或植物店
intent-open-florist-summary = 鲜花、盆栽和种子
intent-open-florist-keywords = 花店, 鲜花, 花束, 植物, 苗圃

intent-open-gym-title = 开设健身房或瑜伽馆
intent-open-gym-summary = 健身室和课程
intent-open-gym-keywords = 健身房, 健身, 瑜伽, 普拉提, 教练

intent-open-laundry-title = 开设洗衣店
intent-open-laundry-summary = 为顾客洗衣、烘干或干洗
intent-open-laundry-keywords = 洗衣店, 干洗, 自助洗衣, 熨衣

intent-open-car-workshop-title = 开设修车厂
intent-open-car-workshop-summary = 修理、喷漆或清洗车辆
intent-open-car-workshop-keywords = 修车, 修车厂, 技工, 喷漆, 电单车, 轮胎

intent-hold-wedding-title = 举办婚礼或私人聚会
intent-hold-wedding-summary = 只邀请您的客人
intent-hold-wedding-keywords = 婚礼, 聚会, 生日, 宴会, 组屋底层

intent-hold-race-title = 举办比赛或慈善步行
intent-hold-race-summary = 在道路、公园或水上
intent-hold-race-keywords = 比赛, 赛跑, 马拉松, 骑行, 龙舟

intent-film-on-location-title = 外景拍摄
intent-film-on-location-summary = 在街道、公园或公共建筑拍摄
intent-film-on-location-keywords = 拍摄, 外景, 电影, 电视剧组, 广告

intent-open-office-title = 开设办公室
intent-open-office-summary = 给自己的员工办公
intent-open-office-keywords = 办公室, 租办公室, 共享办公

intent-import-food-title = 进口任何食品
intent-import-food-summary = 说明是什么，看需要什么
intent-import-food-keywords = 进口食品, 进口商, 批发, 杂货

intent-import-animal-feed-title = 进口动物饲料
intent-import-animal-feed-summary = 牲畜、鱼类或宠物的饲料
intent-import-animal-feed-keywords = 饲料, 宠物食品, 鱼饲料, 狗粮, 猫粮

intent-export-plants-title = 出口植物
intent-export-plants-summary = 把植物、种子、鲜花或木材运往国外
intent-export-plants-keywords = 出口植物, 种子, 兰花, 花, 木材, 植物检疫

intent-certify-ornamental-fish-title = 把观赏鱼运往国外
intent-certify-ornamental-fish-summary = 执照和健康证书
intent-certify-ornamental-fish-keywords = 出口观赏鱼, 健康证书, 锦鲤, 龙鱼

intent-certify-halal-products-title = 申请产品清真证书
intent-certify-halal-products-summary = 给工厂、仓库、中央厨房或屠宰场
intent-certify-halal-products-keywords = 清真产品, 清真标志, 中央厨房, 食品厂

intent-hand-over-hdb-shop-title = 转让或分租建屋局店铺
intent-hand-over-hdb-shop-summary = 新合伙人、顶让或分租一部分
intent-hand-over-hdb-shop-keywords = 组屋店铺, 分租, 转让, 顶让, 合伙人
