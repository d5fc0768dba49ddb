"""How the spreadsheets call what the project's data names by keys."""

from __future__ import annotations

ROLES = {
    "account_manager": "Quản lý account",
    "account_executive": "Chuyên viên account",
    "planner": "Planner",
    "creative": "Sáng tạo",
    "media": "Media (chạy quảng cáo)",
    "web_seo": "Web, SEO",
}
FEES = {
    "strategy_account": "Chiến lược và account",
    "creative_content": "Sáng tạo và nội dung (gồm hai vòng sửa)",
    "ads_management": "Quản lý quảng cáo Meta và Google",
    "landing_seo_measurement": "Landing page (trang đích), SEO, đo lường",
}
MILESTONES = {
    "brief": "Khách gửi brief",
    "rebrief": "Gửi re-brief",
    "proposal": "Gửi proposal và báo giá",
    "contract": "Ký hợp đồng",
    "kickoff": "Khởi động",
    "launch": "Lên sóng",
    "midterm_review": "Xem giữa kỳ",
    "change_request": "Phiếu thay đổi",
    "final_report": "Báo cáo cuối",
    "acceptance": "Nghiệm thu",
}
