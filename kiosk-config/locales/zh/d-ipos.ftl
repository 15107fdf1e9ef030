licence-ipos-patent-agent-form-registration-title = 专利代理人注册
licence-ipos-patent-agent-form-registration-keywords = 专利代理, 知识产权, 发明
licence-ipos-patent-agent-form-c-title = 专利代理人执业证书
licence-ipos-patent-agent-form-c-keywords = 专利代理, 执业, 保险
listed-ipos-patent-agent-form-h-title = 外国专利代理人注册
listed-ipos-patent-agent-form-h-keywords = 外国专利代理, 知识产权
