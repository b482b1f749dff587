// What the page did before the kit, unchanged. These calls work beside it: the page has one script and one session.
window.prefinery('embedLeaderboard', { dom_id: 'leaderboard' });

window.prefinery('getUser', function (user) {
  if (user?.list_position) {
    document.getElementById('place').textContent = `You are number ${user.list_position}`;
  }
});

document.getElementById('old-page').addEventListener('click', function () {
  window.prefinery('popupReferralPage');
});
