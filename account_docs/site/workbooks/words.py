"""How the spreadsheets call what the data of the worked projects names by keys; the pages call it the same."""

from __future__ import annotations

ROLES = {
    "account_manager": "Account Manager",
    "account_executive": "Account Executive",
    "planner": "Planner",
    "creative": "Team creative",
    "media": "Media",
    "web_seo": "Web, SEO",
}
RETAINER_ROLES = {
    "account_manager": "Account Manager",
    "account_executive": "Account Executive",
    "planner": "Planner",
    "creative": "Team creative",
    "media": "Media",
    "community": "Community",
}
PITCH_ROLES = {
    "account_director": "Account Director",
    "account_manager": "Account Manager",
    "account_executive": "Account Executive",
    "planner": "Planner",
    "creative": "Team creative",
    "media": "Media",
    "producer": "Producer",
}
PITCH_OUTSIDE = {"survey": "Khảo sát", "test_film": "Phim thử", "print": "In ấn", "travel": "Đi lại"}
FEES = {
    "strategy_account": "Chiến lược và account",
    "creative_content": "Sáng tạo và nội dung, gồm hai round sửa",
    "ads_management": "Quản lý quảng cáo Meta và Google",
    "landing_seo_measurement": "Landing page, SEO và đo lường",
}
PRODUCTION = "Quay chụp và thù lao hai KOC"
MILESTONES = {
    "kickoff": "Kick-off",
    "launch": "Go live",
    "midterm_review": "Họp giữa kỳ",
    "final_report": "Báo cáo cuối",
    "acceptance": "Nghiệm thu",
}
FILM = {
    "pre_production": "Tiền kỳ: casting, khảo sát, phân cảnh, PPM",
    "director": "Đạo diễn, treatment",
    "camera": "Máy quay, DoP",
    "light_grip": "Ánh sáng, grip, máy phát",
    "set_props": "Bối cảnh bếp, đạo cụ",
    "studio": "Trường quay 2 ngày",
    "food_styling": "Tạo hình món ăn",
    "wardrobe": "Trang phục, hóa trang",
    "talent_shoot": "Diễn viên, ngày quay",
    "talent_rights": "Quyền hình ảnh diễn viên 12 tháng",
    "crew": "Ê-kíp, đi lại, ăn",
    "post_production": "Hậu kỳ: một bản 30 giây, hai bản 15 giây",
    "music": "Nhạc, giấy phép 12 tháng, lồng tiếng",
}
EVENT = {
    "venue": "Sảnh trung tâm thương mại, 2 ngày",
    "stage": "Sân khấu, quầy, thi công",
    "sound_light": "Âm thanh, ánh sáng, LED",
    "mc_chef": "MC và đầu bếp khách mời",
    "staff": "Nhân sự 12 người và 4 giám sát",
    "permits": "Giấy phép, bảo vệ, bảo hiểm",
    "ingredients": "Nguyên liệu nấu thử",
    "recap_film": "Phim tổng kết",
    "transport": "Vận chuyển, kho",
    "points": "Hai điểm trải nghiệm, 4 ngày",
}
