licence-mccy-conduct-fund-raising-appeal-title = வெளிநாட்டு நற்பணிக்கு நிதி திரட்ட அனுமதி
licence-mccy-conduct-fund-raising-appeal-keywords = நன்கொடை, அறக்கொடை, நிதி திரட்டல்
listed-mccy-registering-new-charity-ipc-title = அறநிறுவனம் அல்லது பொதுநல அமைப்புப் பதிவு
listed-mccy-registering-new-charity-ipc-keywords = அறநிறுவனம், நன்கொடை, IPC
