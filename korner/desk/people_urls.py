"""The addresses about accounts: the audit, invitations, who left and came back, one's own sessions."""

from django.urls import path

from korner.desk import account, audit_page, people_steps

urlpatterns = [
    path("audit/", audit_page.audit, name="desk-audit"),
    path("invitations/", people_steps.invitations, name="desk-invitations"),
    path("invitations/<int:number>/again/", people_steps.send_again, name="desk-invitation-again"),
    path("invitations/<int:number>/withdraw/", people_steps.withdraw, name="desk-invitation-withdraw"),
    path("people/<int:number>/left/", people_steps.leave, name="desk-leave"),
    path("people/<int:number>/back/", people_steps.come_back, name="desk-come-back"),
    path("people/<int:number>/second-factor/", people_steps.take_second_factor, name="desk-second-factor"),
    path("my-account/", account.account, name="desk-account"),
    path("my-account/sessions/", account.own_sessions, name="desk-sessions"),
]
