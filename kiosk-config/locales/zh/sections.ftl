section-activity-title = 您要做什么
section-goods-title = 货物和设备
section-people-title = 做这份工作的人
section-animals-title = 动物和植物
section-transport-title = 运输
section-works-title = 工程和建筑
